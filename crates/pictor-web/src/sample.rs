//! Programs to copy, with the address of this server in them.

use maud::{Markup, html};

use crate::icon::icon;

/// A sample in one language of programming.
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

/// Samples as tabs of one block; `name` tells it from the others of the page. `tabs.js` makes the tabs work, `copy.js`
/// the button; without scripts all of them are shown.
pub(crate) fn tabs(digest: &str, name: &str, copy: &str, samples: &[Sample]) -> Markup {
    let id = |part: &str, index: usize| format!("{name}-{part}-{index}");
    html! {
        div .code data-tabs {
            div .head {
                div role="tablist" aria-label=(name) {
                    @for (index, sample) in samples.iter().enumerate() {
                        button type="button" role="tab" id=(id("tab", index)) data-tab=(sample.label)
                            aria-controls=(id("panel", index)) aria-selected=(if index == 0 { "true" } else { "false" })
                            tabindex=[(index > 0).then_some("-1")] { (sample.label) }
                    }
                }
                button .button.quiet.square.copy type="button" data-copy aria-label=(copy) title=(copy) { (icon(digest, "copy")) }
            }
            @for (index, sample) in samples.iter().enumerate() {
                div role="tabpanel" id=(id("panel", index)) aria-labelledby=(id("tab", index)) hidden[index > 0] {
                    pre tabindex="0" { code data-syntax=(sample.syntax) { (sample.code) } }
                }
            }
        }
    }
}
