//! Prints what a prompt is understood to say.
#![expect(clippy::print_stdout, reason = "an example talks to who runs it")]

fn main() {
    for prompt in std::env::args().skip(1) {
        let intent = pictor_prompt::understanding::understand(&prompt);
        println!("{prompt}\n{intent:#?}");
    }
}
