//! Who names whom inside a crate: its modules, and every path that its code spells out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{code, rust_files};

/// A module by its names from the root of its crate; the root itself has none.
type ModulePath = Vec<String>;

/// Which modules of one parent name which of their siblings.
pub(crate) type Siblings = BTreeMap<String, BTreeSet<String>>;

/// The modules of one crate, and who names whom.
pub(crate) struct Modules {
    files: BTreeMap<ModulePath, String>,
    /// What a module passes on under a name of its own, such as `pub use size::Size`.
    passed_on: BTreeMap<ModulePath, BTreeMap<String, ModulePath>>,
}

impl Modules {
    /// The modules of the crate with this `src`. Its binary is a module `main` beside the others.
    pub(crate) fn read(source: &Path) -> Self {
        let files = rust_files(source);
        let files = files.iter().map(|file| (module_of(source, file), code(file))).collect();
        let mut modules = Self { files, passed_on: BTreeMap::new() };
        for (module, code) in &modules.files {
            let names = uses(code).into_iter().filter_map(|path| {
                let (name, at) = (path.last()?.clone(), modules.absolute(module, &path)?);
                (at.len() > 1).then_some((name, at))
            });
            modules.passed_on.insert(module.clone(), names.collect());
        }
        modules
    }

    /// For every parent: which of its children name which of their siblings.
    pub(crate) fn named(&self) -> BTreeMap<ModulePath, Siblings> {
        let mut named: BTreeMap<ModulePath, Siblings> = BTreeMap::new();
        for (module, code) in &self.files {
            for path in uses(code).into_iter().chain(spelled(code)) {
                let Some(path) = self.absolute(module, &path) else { continue };
                let Some((parent, one, other)) = parted(module, &self.home(&path, 0)) else { continue };
                named.entry(parent).or_default().entry(one).or_default().insert(other);
            }
        }
        named
    }

    /// The path from the root, if it leads into this crate.
    fn absolute(&self, module: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" | "pictor" => Vec::new(),
            "self" => module.clone(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            child if self.files.contains_key(&[module.clone(), vec![child.to_owned()]].concat()) => {
                [module.clone(), vec![first.clone()]].concat()
            }
            _ => return None,
        };
        if rest.first().is_some_and(|next| next == "super") {
            return self.absolute(&start, rest);
        }
        Some([start, rest.to_vec()].concat())
    }

    /// The module in which the end of an absolute path was written, wherever it is passed on.
    fn home(&self, path: &[String], hops: usize) -> ModulePath {
        let mut module = Vec::new();
        for (index, name) in path.iter().enumerate() {
            module.push(name.clone());
            if self.files.contains_key(&module) {
                continue;
            }
            module.pop();
            let passed_on = self.passed_on.get(&module).and_then(|names| names.get(name));
            return match passed_on {
                Some(at) if hops < 8 && at != path => self.home(&[at, &path[index + 1..]].concat(), hops + 1),
                _ => module,
            };
        }
        module
    }
}

/// The modules of each knot: those that reach each other, whichever way round.
pub(crate) fn knots(siblings: &Siblings) -> BTreeSet<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        siblings.keys().map(|one| (one, reachable(siblings, one))).collect();
    let meet = |one: &String, other: &String| {
        reached.get(one).is_some_and(|from| from.contains(other))
            && reached.get(other).is_some_and(|from| from.contains(one))
    };
    let knot = |one: &String| siblings.keys().filter(|other| meet(one, other)).cloned().collect();
    siblings.keys().map(knot).filter(|knot: &BTreeSet<String>| knot.len() > 1).collect()
}

fn reachable<'a>(siblings: &'a Siblings, from: &'a String) -> BTreeSet<&'a String> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        for next in siblings.get(module).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

fn module_of(source: &Path, file: &Path) -> ModulePath {
    let below = file.strip_prefix(source).expect("the file is in there").with_extension("");
    let names = below.components().map(|name| name.as_os_str().to_string_lossy().into_owned());
    names.filter(|name| !["lib", "mod"].contains(&name.as_str())).collect()
}

/// Where two paths part: their common parent, and the child on either side.
fn parted(one: &ModulePath, other: &ModulePath) -> Option<(ModulePath, String, String)> {
    let common = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    Some((one[..common].to_vec(), one.get(common)?.clone(), other.get(common)?.clone()))
}

/// Every path of every `use`, with the braces taken apart.
fn uses(code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rsplit('\n').next().unwrap_or_default().trim_start();
        if line.is_empty() || line.starts_with("pub") {
            let statement = code[at + 4..].split(';').next().unwrap_or_default();
            branch(statement, &[], &mut paths);
        }
    }
    paths
}

/// Adds the paths of one tree such as `a::{b, c::{d, self}}`.
fn branch(tree: &str, stem: &[String], paths: &mut Vec<Vec<String>>) {
    let (way, twigs) = tree.split_once('{').unwrap_or((tree, ""));
    let way = way.split(" as ").next().unwrap_or_default();
    let mut path = stem.to_vec();
    let names = way.split("::").map(str::trim).filter(|name| !["", "*"].contains(name));
    path.extend(names.filter(|name| stem.is_empty() || *name != "self").map(str::to_owned));
    if !tree.contains('{') {
        return paths.push(path);
    }
    let twigs = twigs.rsplit_once('}').map_or(twigs, |(inside, _)| inside);
    for twig in at_commas(twigs) {
        branch(twig, &path, paths);
    }
}

/// The parts between the commas that are in no inner brace.
fn at_commas(twigs: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = twigs.split(|character| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        character == ',' && depth == 0
    });
    parts.map(str::trim).filter(|twig| !twig.is_empty()).collect()
}

/// Every path that the code spells out from `crate`, `super`, `self` or the library's name, outside a brace.
fn spelled(code: &str) -> Vec<Vec<String>> {
    let part_of_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut paths = Vec::new();
    for start in ["crate::", "super::", "self::", "pictor::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|before| part_of_name(before) || before == ':') {
                continue;
            }
            let end = |character: char| !part_of_name(character) && character != ':';
            let path = code[at..].split(end).next().unwrap_or_default();
            paths.push(path.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect());
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::{Siblings, knots, spelled, uses};

    fn joined(paths: Vec<Vec<String>>) -> Vec<String> {
        paths.into_iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn every_name_in_braces_is_seen() {
        let code = "use crate::{a, b::{self, C as D}};\npub(crate) use super::super::e::*;\n";
        assert_eq!(joined(uses(code)), ["crate::a", "crate::b", "crate::b::C", "super::super::e"]);
    }

    #[test]
    fn paths_in_the_code_are_seen() {
        let code = "fn f() -> crate::a::B<super::super::c::D> { my_crate::e() }";
        assert_eq!(joined(spelled(code)), ["crate::a::B", "super::super::c::D"]);
    }

    #[test]
    fn a_knot_has_those_that_reach_each_other() {
        let arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "d")];
        let siblings: Siblings =
            arrows.into_iter().map(|(one, other)| (one.to_owned(), [other.to_owned()].into())).collect();
        let knot = ["a", "b", "c"].map(str::to_owned).into();
        assert_eq!(knots(&siblings), [knot].into());
    }
}
