//! Programs to copy, with the address of this server in them.

use maud::{Markup, html};

use crate::icon::icon;

/// A sample in one language of programming.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// As tabs name it.
    pub(crate) label: &'static str,
    /// As `highlight.js` names it.
    pub(crate) syntax: &'static str,
    pub(crate) code: String,
}

/// The first picture, in Python, Node.js and curl.
pub(crate) fn first_picture(origin: &str, prompt: &str) -> [Sample; 3] {
    let python = format!(
        "from openai import OpenAI\nimport base64\n\n\
         client = OpenAI(base_url=\"{origin}\", api_key=\"your-api-key\")\n\n\
         result = client.images.generate(\n    model=\"gpt-image-2\",\n    prompt=\"{prompt}\",\n)\n\n\
         with open(\"otter.png\", \"wb\") as file:\n    file.write(base64.b64decode(result.data[0].b64_json))\n"
    );
    let node = format!(
        "import OpenAI from 'openai';\nimport fs from 'fs';\n\n\
         const client = new OpenAI({{ baseURL: '{origin}', apiKey: 'your-api-key' }});\n\n\
         const result = await client.images.generate({{\n    model: 'gpt-image-2',\n    prompt: '{}',\n}});\n\n\
         fs.writeFileSync('otter.png', Buffer.from(result.data[0].b64_json, 'base64'));\n",
        prompt.replace('\'', "\\'")
    );
    let curl = format!(
        "curl {origin}/v1/images/generations \\\n  -H \"Authorization: Bearer your-api-key\" \\\n  \
         -H \"Content-Type: application/json\" \\\n  -d '{{\"model\": \"gpt-image-2\", \"prompt\": \"{}\"}}' \\\n  \
         | jq -r '.data[0].b64_json' | base64 --decode > otter.png\n",
        prompt.replace('\'', "'\\''")
    );
    [
        Sample { label: "Python", syntax: "python", code: python },
        Sample { label: "Node.js", syntax: "js", code: node },
        Sample { label: "curl", syntax: "sh", code: curl },
    ]
}

/// How blocks of code are shown.
pub(crate) struct Block<'a> {
    pub(crate) digest: &'a str,
    /// Tells the block from the others of its page.
    pub(crate) name: &'a str,
    /// What its tabs are.
    pub(crate) label: &'a str,
    pub(crate) copy: &'a str,
    /// The tab that the reader chose before, if the block has it.
    pub(crate) chosen: Option<&'a str>,
}

/// Samples as tabs of one block. `tabs.js` makes the tabs work, `copy.js` the button; without scripts all of them are
/// shown.
pub(crate) fn tabs(block: &Block<'_>, samples: &[Sample]) -> Markup {
    let id = |part: &str, index: usize| format!("{}-{part}-{index}", block.name);
    let chosen = samples.iter().position(|sample| Some(sample.label) == block.chosen).unwrap_or(0);
    html! {
        div .code data-tabs {
            div .head {
                div role="tablist" aria-label=(block.label) {
                    @for (index, sample) in samples.iter().enumerate() {
                        button type="button" role="tab" id=(id("tab", index)) data-tab=(sample.label)
                            aria-controls=(id("panel", index)) aria-selected=(if index == chosen { "true" } else { "false" })
                            tabindex=[(index != chosen).then_some("-1")] { (sample.label) }
                    }
                }
                (copy_button(block))
            }
            @for (index, sample) in samples.iter().enumerate() {
                div role="tabpanel" id=(id("panel", index)) aria-labelledby=(id("tab", index)) hidden[index != chosen] {
                    (code(sample))
                }
            }
        }
    }
}

/// One block of code, with a button that copies it.
pub(crate) fn single(block: &Block<'_>, sample: &Sample) -> Markup {
    html! { div .code.single { (copy_button(block)) (code(sample)) } }
}

/// What a program prints.
pub(crate) fn output(block: &Block<'_>, sample: &Sample) -> Markup {
    html! { div .code.output { div .head { (block.label) } (code(sample)) } }
}

fn code(sample: &Sample) -> Markup {
    html! { pre tabindex="0" { code data-syntax=(sample.syntax) { (sample.code) } } }
}

fn copy_button(block: &Block<'_>) -> Markup {
    html! {
        button .button.quiet.square.copy type="button" data-copy aria-label=(block.copy) title=(block.copy) {
            (icon(block.digest, "copy"))
        }
    }
}
