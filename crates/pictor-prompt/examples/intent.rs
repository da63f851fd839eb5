//! Prints what prompts are understood to say: the arguments, or else each line of the input.
#![expect(clippy::print_stdout, reason = "an example talks to who runs it")]

#[path = "../tests/show/mod.rs"]
mod show;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() {
        std::io::stdin().lines().map_while(Result::ok).for_each(|prompt| print(&prompt));
    } else {
        arguments.iter().for_each(|prompt| print(prompt));
    }
}

fn print(prompt: &str) {
    let intent = pictor_prompt::understanding::understand(prompt);
    println!("{prompt}\n{}", show::show(&intent));
    println!("{}", show::show_page(intent.page.as_deref()));
}
