// What of code has a colour.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { tokens } from '../../crates/pictor-web/assets/highlight.js';

/** Each token as `kind:text`. */
function told(text, syntax) {
    return tokens(text, syntax).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);
}

test('Python', () => {
    const code = 'from openai import OpenAI  # the client\nkey = f"a#b"\nif n >= 2.5:\n    print("""x\ny""", None)\n';
    assert.deepEqual(told(code, 'python'), [
        'keyword:from',
        'keyword:import',
        'comment:# the client',
        'string:f"a#b"',
        'keyword:if',
        'number:2.5',
        'name:print',
        'string:"""x\ny"""',
        'keyword:None',
    ]);
});

test('JavaScript', () => {
    const code = "import fs from 'fs'; // files\nconst a = await call(`x ${1}`, 10_000, \"it\\\"s\");\nawaited.import = 1;\n";
    assert.deepEqual(told(code, 'js'), [
        'keyword:import',
        'keyword:from',
        "string:'fs'",
        'comment:// files',
        'keyword:const',
        'keyword:await',
        'name:call',
        'string:`x ${1}`',
        'number:10_000',
        'string:"it\\"s"',
        'number:1',
    ]);
});

test('shell', () => {
    const code = 'curl http://h:8080/v1 \\\n  -d \'{"a": "b"}\' -H "X: $KEY" # say\nn=$(wc -l < a#b) | jq -r .id\n';
    assert.deepEqual(told(code, 'sh'), [
        'name:curl',
        'string:\'{"a": "b"}\'',
        'string:"X: $KEY"',
        'comment:# say',
        'name:wc',
        'name:jq',
    ]);
});

test('JSON', () => {
    assert.deepEqual(told('{"a": [-1.5e3, true, "b:c"], "d" : null}', 'json'), [
        'name:"a"',
        'number:-1.5e3',
        'keyword:true',
        'string:"b:c"',
        'name:"d"',
        'keyword:null',
    ]);
});

test('TOML, YAML and settings of servers', () => {
    assert.deepEqual(told('# top\n[[upstream]]\nname = "a # b"\nweight = 2\n  x.y = true\n', 'toml'), [
        'comment:# top',
        'keyword:[[upstream]]',
        'name:name',
        'string:"a # b"',
        'name:weight',
        'number:2',
        'name:x.y',
        'keyword:true',
    ]);
    assert.deepEqual(told('a:\n  - name: "b" # c\n    port: 80\n    url: http://x:1\n', 'yaml'), [
        'name:a',
        'name:name',
        'string:"b"',
        'comment:# c',
        'name:port',
        'number:80',
        'name:url',
    ]);
    assert.deepEqual(told('server {\n  proxy_set_header Host $host; # as sent\n  timeout 600s;\n}\n', 'ini'), [
        'name:server',
        'name:proxy_set_header',
        'keyword:$host',
        'comment:# as sent',
        'name:timeout',
        'number:600s',
    ]);
});

test('what is not known is plain', () => {
    assert.deepEqual(tokens('if true', 'text'), []);
    assert.deepEqual(tokens('if true', 'cobol'), []);
    assert.deepEqual(tokens('', 'js'), []);
});

test('every sample of the manual is read, in order and without empty tokens', () => {
    const docs = path.resolve(import.meta.dirname, '../../docs');
    const known = { python: 'python', js: 'js', sh: 'sh', bash: 'sh', json: 'json', toml: 'toml', yaml: 'yaml', nginx: 'ini' };
    let count = 0;
    for (const language of ['en', 'zh']) {
        for (const name of fs.readdirSync(path.join(docs, language))) {
            const text = fs.readFileSync(path.join(docs, language, name), 'utf8');
            for (const [, info, code] of text.matchAll(/^```(\w+)[^\n]*\n([^]*?)^```/gm)) {
                let end = 0;
                for (const token of tokens(code, known[info] ?? 'text')) {
                    assert.ok(token.start >= end && token.end > token.start, `${name}: ${code}`);
                    end = token.end;
                    count += 1;
                }
            }
        }
    }
    assert.ok(count > 500, String(count));
});
