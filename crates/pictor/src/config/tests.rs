//! The settings: where they come from, which wins, and what is said of wrong ones.

use std::collections::HashMap;
use std::io::Write;

use super::*;

fn resolve(file: &str, environment: &[(&str, &str)], flags: Flags) -> Result<Config, Problems> {
    let mut written = tempfile::NamedTempFile::new().unwrap();
    written.write_all(file.as_bytes()).unwrap();
    let environment: HashMap<String, String> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let flags = Flags { config: Some(written.path().to_owned()), ..flags };
    Config::resolve(&flags, &|name| environment.get(name).cloned())
}

#[test]
fn the_defaults_are_complete() {
    let config = Config::resolve(&Flags::default(), &|_| None).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.http.heartbeat_after, Duration::from_secs(25));
    assert_eq!(config.spool_budget, 8 << 30);
    assert_eq!(config.jobs.keep_pictures, Duration::from_hours(30 * 24));
    assert_eq!((config.jobs.picture_budget, config.jobs.workers), (None, None));
    assert!(config.illustrator.concurrency >= 1);
    assert!(config.illustrator.moderation);
    assert_eq!(config.illustrator.usage, DrawnUsage::None, "no dashboard books money for a drawing");
    assert!(config.upstreams.is_empty());
}

#[test]
fn flags_win_over_environment_over_file() {
    let file = "listen = \"127.0.0.1:1\"\ndata_dir = \"from-file\"\n[http]\ndrain_timeout = \"7s\"\n";
    let environment = [("PICTOR_LISTEN", "127.0.0.1:2"), ("PICTOR_DATA_DIR", "from-environment")];
    let flags = Flags { listen: Some("127.0.0.1:3".to_owned()), ..Flags::default() };
    let config = resolve(file, &environment, flags).unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.data_dir, PathBuf::from("from-environment"));
    assert_eq!(config.http.drain_timeout, Duration::from_secs(7));
    assert_eq!(config.http.header_timeout, Duration::from_secs(30));
}

#[test]
fn every_problem_is_named_with_its_key() {
    let file = r#"
listen = "somewhere"
colour = "red"
[http]
drain_timeout = "soon"
[[upstream]]
kind = "magic"
base_url = "ftp://example"
api_keys = ["env:NOT_SET"]
[[upstream]]
name = "b"
weigth = 2
"#;
    let problems = resolve(file, &[], Flags::default()).unwrap_err();
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    for expected in [
        "listen",
        "colour",
        "http.drain_timeout",
        "upstream[0].kind",
        "upstream[0].base_url",
        "upstream[0].api_keys[0]",
        "upstream[1].api_keys",
        "upstream[1].weigth",
    ] {
        assert!(keys.contains(&expected), "{expected} is missing from {keys:?}");
    }
    assert_eq!(keys.len(), 8, "{problems}");
}

#[test]
fn names_lead_to_models_by_their_lines() {
    let file = r#"
[models]
file = "models.toml"
list_aliases = true
[models.aliases]
"gpt-image-1.5" = "gpt-image-2"
dall-e-2 = ""
[compat]
resize = true
"#;
    let config = resolve(file, &[], Flags::default()).unwrap();
    let lines: Vec<_> =
        config.compat.aliases.iter().map(|(name, line)| (name.as_str(), line.as_str())).collect();
    assert_eq!(lines, [("dall-e-2", ""), ("gpt-image-1.5", "gpt-image-2")]);
    assert!(config.list_aliases && config.compat.resize);
    assert_eq!(config.models, Some(PathBuf::from("models.toml")));
    let defaults = Config::resolve(&Flags::default(), &|_| None).unwrap();
    assert_eq!((defaults.compat, defaults.list_aliases, defaults.models), (Compat::default(), false, None));
}

#[test]
fn a_line_that_is_none_and_the_old_place_of_the_model_table_are_problems() {
    let keys = |file: &str| {
        let problems = resolve(file, &[], Flags::default()).unwrap_err();
        problems.0.into_iter().map(|problem| problem.key).collect::<Vec<_>>()
    };
    assert_eq!(keys("models = \"models.toml\""), ["models"]);
    assert_eq!(keys("[models]\naliases = 1\ncolour = 2"), ["models.aliases", "models.colour"]);
    assert_eq!(keys("[models.aliases]\na = 1\nb = \"gpt-image-2\""), ["models.aliases.a"]);
}

#[test]
fn an_upstream_fetches_its_secrets_and_hides_them() {
    let file = r#"
[[upstream]]
name = "main"
api_keys = ["env:KEY_A", "sk-literal-0123456789"]
models = { "gpt-image-2" = "my-deployment" }
timeout = "90s"
headers = { "OpenAI-Organization" = "env:ORGANISATION" }
"#;
    let given = [("KEY_A", "sk-from-environment"), ("ORGANISATION", "org-1")];
    let config = resolve(file, &given, Flags::default()).unwrap();
    let upstream = &config.upstreams[0];
    assert_eq!(upstream.base_url, "https://api.openai.com/v1");
    assert_eq!(upstream.keys[0].reveal(), "sk-from-environment");
    assert_eq!(upstream.models.name_of("gpt-image-2"), Some("my-deployment"));
    assert_eq!(upstream.headers["OpenAI-Organization"].reveal(), "org-1");
    assert!(!format!("{config:?}").contains("sk-"), "secrets must not be printed");
    assert_eq!(masked(&upstream.keys[1]), "sk-lit...6789");
}

#[test]
fn the_environment_alone_makes_an_upstream() {
    let environment =
        [("PICTOR_OPENAI_API_KEY", "sk-x"), ("PICTOR_OPENAI_BASE_URL", "http://127.0.0.1:9/v1/")];
    let config = resolve("", &environment, Flags::default()).unwrap();
    assert_eq!(config.upstreams[0].name, "openai");
    assert_eq!(config.upstreams[0].base_url, "http://127.0.0.1:9/v1");
}

#[test]
fn an_upstream_is_asked_again_only_where_the_file_says_so() {
    let file = "[[upstream]]\napi_keys = [\"a\"]\n[[upstream]]\napi_keys = [\"b\"]\nidempotent = true\n";
    let config = resolve(file, &[], Flags::default()).unwrap();
    assert_eq!(
        config.upstreams.iter().map(|upstream| upstream.idempotent).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn networks_to_fetch_from_are_read() {
    let allowed = |list: &str| {
        resolve(&format!("[egress]\nallow = {list}\n"), &[], Flags::default())
            .map(|config| config.egress_allow)
    };
    let networks = allowed(r#"["10.0.0.0/8", "fd00::7"]"#).unwrap();
    assert_eq!(networks.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.0/8", "fd00::7"]);
    assert!(allowed("[]").unwrap().is_empty());
    let problems = allowed(r#"["10.0.0.1", "files.internal"]"#).unwrap_err();
    assert_eq!(problems.0[0].key, "egress.allow[1]", "{problems}");
    assert!(problems.0[0].mend.starts_with("'files.internal' is no address or network"), "{problems}");
}

#[test]
fn a_call_that_only_waits_is_refused_before_its_first_heartbeat() {
    let defaults = Config::resolve(&Flags::default(), &|_| None).unwrap();
    assert!(defaults.policy.queue_wait < defaults.http.heartbeat_after);
    let upstream = [("PICTOR_OPENAI_API_KEY", "sk-x")];
    let settings = |wait: &str, heartbeat: &str| {
        format!("[relay]\nqueue_wait = \"{wait}\"\n[http]\nheartbeat_after = \"{heartbeat}\"\n")
    };
    for (wait, heartbeat, accepted) in [
        ("20s", "25s", true),
        ("25s", "25s", false),
        ("30s", "25s", false),
        ("0s", "1s", true),
        ("5m", "0s", true),
    ] {
        let resolved = resolve(&settings(wait, heartbeat), &upstream, Flags::default());
        let keys = resolved.err().map(|problems| problems.0.into_iter().map(|problem| problem.key).collect());
        let refused = Some(vec!["relay.queue_wait".to_owned()]);
        assert_eq!(
            keys,
            if accepted { None } else { refused },
            "{wait} of waiting, heartbeat after {heartbeat}"
        );
    }
    let alone = resolve(&settings("30s", "25s"), &[], Flags::default());
    assert!(alone.is_ok(), "without upstreams no call waits for a place");
}

#[test]
fn an_empty_variable_is_not_set() {
    let names = ["PICTOR_LISTEN", "PICTOR_DATA_DIR", "PICTOR_ADMIN_KEY", "PICTOR_OPENAI_API_KEY"];
    let empty = [names.map(|name| (name, "")), names.map(|name| (name, " "))];
    for environment in empty {
        let config = resolve("listen = \"127.0.0.1:7\"", &environment, Flags::default()).unwrap();
        assert_eq!(config.listen.port(), 7);
        assert_eq!(config.data_dir, PathBuf::from("pictor-data"));
        assert!(config.admin_key.is_none() && config.upstreams.is_empty());
    }
    assert!(Config::resolve(&Flags::default(), &|_| Some(String::new())).unwrap().file.is_none());

    let given = [("PICTOR_OPENAI_API_KEY", "sk-x"), ("PICTOR_OPENAI_BASE_URL", "")];
    let config = resolve("", &given, Flags::default()).unwrap();
    assert_eq!(config.upstreams[0].base_url, "https://api.openai.com/v1");

    let file = "[[upstream]]\napi_keys = [\"env:KEY_A\"]\nheaders = { \"X-Org\" = \"env:ORG\" }\n";
    let problems = resolve(file, &[("KEY_A", ""), ("ORG", "")], Flags::default()).unwrap_err();
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["upstream[0].api_keys[0]", "upstream[0].headers.X-Org"]);
    assert!(problems.to_string().contains("KEY_A is not set, or empty"), "{problems}");
}

#[test]
fn the_upstream_of_the_environment_is_checked_too() {
    let given = [("PICTOR_OPENAI_API_KEY", "two words"), ("PICTOR_OPENAI_BASE_URL", "ftp://example")];
    let problems = resolve("", &given, Flags::default()).unwrap_err();
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["PICTOR_OPENAI_BASE_URL", "PICTOR_OPENAI_API_KEY"]);
}

#[test]
fn an_origin_is_written_as_browsers_send_it() {
    let settings = |origin: &str| format!("[http]\ncors_origins = [\"{origin}\"]\n");
    for origin in ["*", "https://chat.example.com", "http://127.0.0.1:3000", "tauri://localhost"] {
        let config = resolve(&settings(origin), &[], Flags::default()).unwrap();
        assert_eq!(config.http.cors_origins, [origin]);
    }
    for wrong in ["", "chat.example.com", "https://", "https://chat.example.com/", "https://Chat.example.com"]
    {
        let problems = resolve(&settings(wrong), &[], Flags::default()).unwrap_err();
        assert_eq!(problems.0[0].key, "http.cors_origins", "{wrong}");
    }
    assert!(resolve("", &[], Flags::default()).unwrap().http.cors_origins.is_empty());
}

#[test]
fn what_operators_read_is_where_and_how_they_say() {
    let file = "[metrics]\nlisten = \"127.0.0.1:9090\"\n[log]\nformat = \"json\"\n[http]\n\
                trusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n";
    let config = resolve(file, &[], Flags::default()).unwrap();
    assert_eq!((config.metrics_listen.unwrap().port(), config.log_format), (9090, LogFormat::Json));
    assert_eq!(config.http.trusted_proxies.len(), 2);
    let by_environment = resolve(file, &[("PICTOR_LOG_FORMAT", "text")], Flags::default()).unwrap();
    assert_eq!(by_environment.log_format, LogFormat::Text);
    for (file, key) in [
        ("[metrics]\nlisten = \"nowhere\"\n", "metrics.listen"),
        ("[metrics]\nlisten = \"127.0.0.1:8080\"\n", "metrics.listen"),
        ("[log]\nformat = \"xml\"\n", "log.format"),
        ("[http]\ntrusted_proxies = [\"::1\", \"localhost\"]\n", "http.trusted_proxies[1]"),
    ] {
        let problems = resolve(file, &[], Flags::default()).unwrap_err().0;
        let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
        assert_eq!(keys, [key], "{file}");
    }
}

#[test]
fn what_differs_is_named_by_its_key_and_no_key_is_shown() {
    let file = "[[upstream]]\napi_keys = [\"sk-written-here\"]\n";
    let mut before = resolve(file, &[], Flags::default()).unwrap();
    assert!(!format!("{before:?}").contains("sk-written-here"));
    let after = "strict = true\n[models.aliases]\n\"gpt-image-1.5\" = \"gpt-image-2\"\n[http]\ncors_origins = [\"*\"]\n\
                 [relay]\nqueue = 7\n[jobs]\nworkers = 3\nkeep_prompts = false\n";
    let after = resolve(after, &[], Flags::default()).unwrap();
    let waiting = ["http.cors_origins", "jobs.keep_prompts", "models.aliases.gpt-image-1.5", "strict"];
    let (at_once, others): (Vec<_>, Vec<_>) =
        after.differing(&before).into_iter().partition(|key| Config::changes_at_once(key));
    assert_eq!(
        (at_once, others),
        (vec!["jobs.workers".to_owned(), "relay.queue".to_owned()], waiting.map(str::to_owned).to_vec())
    );
    before.take_over(&after);
    assert_eq!(after.differing(&before), waiting);
    assert_eq!((before.upstreams.len(), before.policy.queue, before.workers()), (0, 7, 3));
}

#[test]
fn a_missing_file_is_a_problem() {
    let flags = Flags { config: Some(PathBuf::from("no-such-file.toml")), ..Flags::default() };
    let problems = Config::resolve(&flags, &|_| None).unwrap_err();
    assert_eq!(problems.0[0].key, "no-such-file.toml");
}

#[test]
fn jobs_are_kept_as_long_as_is_said_but_no_picture_without_its_job() {
    let file = "[jobs]\nkeep_pictures = \"8d\"\npicture_budget = \"50GB\"\nkeep_rows = \"8d\"\nworkers = 3\n";
    let jobs = resolve(file, &[], Flags::default()).unwrap().jobs;
    assert_eq!((jobs.keep_pictures, jobs.keep_rows), (Duration::from_hours(192), Duration::from_hours(192)));
    assert_eq!((jobs.picture_budget, jobs.workers), (Some(50_000_000_000), Some(3)));
    let file = "[jobs]\nkeep_rows = \"7d\"\nbeat_every = \"0s\"\nsweep_every = \"0s\"\n";
    let problems = resolve(file, &[], Flags::default()).unwrap_err();
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["jobs.keep_rows", "jobs.beat_every", "jobs.sweep_every"]);
}

/// An upstream of this profile, with these lines of the operator's own.
fn of_profile(profile: &str, own: &str) -> Result<Upstream, Problems> {
    let file = format!("[[upstream]]\nname = \"one\"\nprofile = \"{profile}\"\napi_keys = [\"k\"]\n{own}");
    resolve(&file, &[], Flags::default()).map(|config| config.upstreams[0].clone())
}

fn capabilities(upstream: &Upstream) -> &pictor_relay::Capabilities {
    let pictor_relay::Kind::Compatible(capabilities) = &upstream.kind else { panic!("{:?}", upstream.kind) };
    capabilities
}

#[test]
fn a_profile_is_all_that_an_operator_writes() {
    for (profile, url) in [
        ("ark", "https://ark.cn-beijing.volces.com/api/v3"),
        ("deepinfra", "https://api.deepinfra.com/v1/openai"),
        ("siliconflow", "https://api.siliconflow.cn/v1"),
        ("together", "https://api.together.ai/v1"),
        ("xai", "https://api.x.ai/v1"),
        ("zhipu", "https://open.bigmodel.cn/api/paas/v4"),
    ] {
        let upstream = of_profile(profile, "").unwrap();
        assert_eq!(upstream.base_url, url);
        assert!(upstream.problems().is_empty(), "{:?}", upstream.problems());
    }
    for local in ["sd-cpp", "sglang", "vllm-omni"] {
        let upstream = of_profile(local, "base_url = \"http://127.0.0.1:1/v1\"\n").unwrap();
        assert!(!capabilities(&upstream).mask && upstream.problems().is_empty());
        let problems = of_profile(local, "").unwrap_err();
        assert_eq!(problems.0[0].key, "upstream[0].base_url");
    }
}

#[test]
fn what_the_operator_says_wins_over_the_profile_and_its_models() {
    let own = "max_images = 2\nconstants = { watermark = true }\n[[upstream.model]]\nmatch = \"ep-1\"\nedits = false\n";
    let upstream = of_profile("ark", own).unwrap();
    let all = capabilities(&upstream);
    assert_eq!((all.max_images, all.edits, all.max_n), (2, true, 1));
    assert_eq!(all.constants["watermark"], true);
    assert_eq!(all.constants["response_format"], "b64_json", "tables are laid over each other");
    let (part, first) = &upstream.by_model[0];
    assert_eq!((part.as_str(), first.edits, first.max_images), ("ep-1", false, 2));
    assert_eq!(first.sizing.pixels, (3_686_400, 4_194_304), "the rest is as at the upstream");
    let (_, newer) = upstream.by_model.iter().find(|(part, _)| part == "seedream-4-5").unwrap();
    assert_eq!((newer.max_images, newer.sizing.pixels), (2, (3_686_400, 16_777_216)));
}

#[test]
fn a_profile_that_cannot_be_is_a_problem_with_its_key() {
    let own = r#"
kind = "azure"
colour = "red"
pictures = { one = 1 }
size = { as = "round", pixels = [1], tiers = 2, default = "big" }
quality = { best = "hd" }
constants = { list = [] }
rename = 7
[[upstream.model]]
match = ""
maximum = 3
"#;
    let keys = |problems: Problems| {
        problems.0.into_iter().map(|problem| problem.key.replace("upstream[0].", "")).collect::<Vec<_>>()
    };
    assert_eq!(keys(of_profile("arc", "").unwrap_err())[0], "profile");
    assert!(keys(of_profile("ark", own).unwrap_err()).contains(&"kind".to_owned()));
    let found = keys(of_profile("ark", &own.replace("azure", "compatible")).unwrap_err());
    for expected in [
        "colour",
        "pictures.one",
        "size.as",
        "size.pixels",
        "size.tiers",
        "size.default",
        "quality",
        "constants",
        "rename",
        "model[0].match",
        "model[0].maximum",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected} is missing from {found:?}");
    }
}

#[test]
fn the_bucket_of_the_environment_wins_and_a_wrong_one_is_told_by_its_key() {
    let file = "[storage]\nurl = \"s3://of-the-file\"\nredirect = true\n";
    let bucket = |environment: &[(&str, &str)]| {
        resolve(file, environment, Flags::default()).map(|config| config.bucket.unwrap())
    };
    let of_the_file = bucket(&[]).unwrap();
    assert_eq!((of_the_file.name.as_str(), of_the_file.redirect), ("of-the-file", true));
    let given = bucket(&[("PICTOR_STORAGE_URL", "s3://given/a"), ("AWS_REGION", "eu-1")]).unwrap();
    assert_eq!((given.name.as_str(), given.prefix.as_str(), given.redirect), ("given", "a", true));
    assert_eq!(given.environment[0].0, "AWS_REGION");
    let problems = bucket(&[("PICTOR_STORAGE_URL", "given")]).unwrap_err();
    assert_eq!(problems.0.iter().map(|problem| problem.key.as_str()).collect::<Vec<_>>(), ["storage.url"]);
    assert!(resolve("", &[], Flags::default()).unwrap().bucket.is_none());
}

#[test]
fn the_public_address_is_an_origin() {
    let url = |file: &str, environment: &[(&str, &str)]| {
        resolve(file, environment, Flags::default()).map(|config| config.http.public_url)
    };
    let file = "[http]\npublic_url = \"https://of-the-file.example/\"\n";
    assert_eq!(url(file, &[]).unwrap().as_deref(), Some("https://of-the-file.example"));
    let given = url(file, &[("PICTOR_PUBLIC_URL", "http://10.0.0.1:8080")]);
    assert_eq!(given.unwrap().as_deref(), Some("http://10.0.0.1:8080"));
    for wrong in ["images.example.com", "ftp://images.example.com", "https://images.example.com/below"] {
        let problems = url("", &[("PICTOR_PUBLIC_URL", wrong)]).unwrap_err();
        assert_eq!(problems.0[0].key, "http.public_url", "{wrong}");
    }
}

#[test]
fn the_database_of_the_environment_wins() {
    let file = "[database]\nurl = \"postgres://of-the-file\"\n";
    let environment = [("PICTOR_DATABASE_URL", "postgres://given")];
    let config = resolve(file, &environment, Flags::default()).unwrap();
    assert_eq!(config.postgres.unwrap().url.reveal(), "postgres://given");
}
