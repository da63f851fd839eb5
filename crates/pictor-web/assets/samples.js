// A call as a program that makes it, ready to copy. Pure: `node --test` runs it.

/** @import { Call } from "./request.js" */
/** @typedef {{images: string[], mask: string | null, markup: string | null}} Files names of files, as the reader has them */

/** What the official SDKs do not name. */
const UNNAMED = ['complexity', 'markup'];

/** @param {Call} call @returns {Record<string, any>} the parameters without pictures */
function plain({ body }) {
    const { images: _, mask: __, markup: ___, ...rest } = body;
    return rest;
}

/** @param {Call} call */
const extension = (call) => call.body.output_format ?? 'png';

/** @param {string} text */
const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * @param {Call} call @param {Files} files @param {string} origin
 * @returns {string}
 */
export function curl(call, files, origin) {
    const edits = call.path.endsWith('edits');
    const streams = call.body.stream === true;
    const lines = [`curl -sS --fail-with-body ${origin}${call.path}`, '  -H "Authorization: Bearer your-api-key"'];
    for (const [name, value] of Object.entries(call.headers)) lines.push(`  -H "${name}: ${value}"`);
    if (edits) {
        for (const [name, value] of Object.entries(plain(call))) lines.push(`  --form-string ${shell(`${name}=${value}`)}`);
        const name = files.images.length > 1 ? 'image[]' : 'image';
        for (const file of files.images) lines.push(`  -F ${shell(`${name}=@${file}`)}`);
        if (files.mask) lines.push(`  -F ${shell(`mask=@${files.mask}`)}`);
        if (files.markup) lines.push(`  -F ${shell(`markup=@${files.markup}`)}`);
    } else {
        lines.push('  -H "Content-Type: application/json"', `  -d ${shell(JSON.stringify(plain(call), null, 4))}`);
    }
    const name = `picture.${extension(call)}`;
    // A refusal is said by `jq`, which ends with it.
    if (streams) {
        const found = 'if .error then .error.message | halt_error else select(.type | endswith("completed")).b64_json end';
        lines.push(`  | jq -Rr 'ltrimstr("data: ") | fromjson? // empty | ${found}'`, `  | base64 --decode > ${name}`);
    } else {
        const isOne = (call.body.n ?? 1) === 1;
        lines.push(`  | jq -r '(.data // error(.error.message))[${isOne ? 0 : ''}].b64_json'`);
        lines.push(isOne ? `  | base64 --decode > ${name}` : `  | (index=0; while read -r picture; do
    printf '%s' "$picture" | base64 --decode > "picture-$index.${extension(call)}"; index=$((index + 1))
  done)`);
    }
    return `${lines.join(' \\\n')}\n`;
}

/** A value as Python writes it. @param {unknown} value @returns {string} */
function python(value) {
    if (value === true) return 'True';
    if (value === false) return 'False';
    if (value && typeof value === 'object') {
        return `{${Object.entries(value).map(([name, one]) => `${python(name)}: ${python(one)}`).join(', ')}}`;
    }
    // JSON's strings are Python's, but for what lies beyond sixteen bits, which JSON leaves as it is.
    return JSON.stringify(value);
}

/**
 * The parameters by what an SDK does with them: what it names, and what it passes on.
 * @param {Call} call
 */
function sorted(call) {
    const all = Object.entries(plain(call));
    /** @type {Record<string, any>} */
    const passed = Object.fromEntries(all.filter(([name]) => UNNAMED.includes(name)));
    if (call.body.markup) passed['markup[file_id]'] = call.body.markup.file_id;
    return { named: all.filter(([name]) => !UNNAMED.includes(name)), passed };
}

/**
 * @param {Call} call @param {Files} files @param {string} origin
 * @returns {string}
 */
export function pythonOf(call, files, origin) {
    const { named, passed } = sorted(call);
    const edits = call.path.endsWith('edits');
    const rows = named.map(([name, value]) => `${name}=${python(value)},`);
    if (edits) {
        const opened = files.images.map((file) => `open(${python(file)}, "rb")`);
        rows.push(opened.length > 1 ? `image=[\n        ${opened.join(',\n        ')},\n    ],` : `image=${opened[0]},`);
        if (files.mask) rows.push(`mask=open(${python(files.mask)}, "rb"),`);
    }
    if (Object.keys(call.headers).length) rows.push(`extra_headers=${python(call.headers)},`);
    if (Object.keys(passed).length) rows.push(`extra_body=${python(passed)},`);
    const made = call.body.stream ? 'events' : 'result';
    const lines = [
        'import base64', '', 'from openai import OpenAI', '',
        `client = OpenAI(base_url="${origin}", api_key="your-api-key")`, '',
        `${made} = client.images.${edits ? 'edit' : 'generate'}(`, ...rows.map((row) => `    ${row}`), ')', '',
    ];
    if (call.body.stream) {
        lines.push(
            'for event in events:', '    partial = getattr(event, "partial_image_index", None)',
            `    name = "picture.${extension(call)}" if partial is None else f"partial-{partial}.${extension(call)}"`,
            '    with open(name, "wb") as file:', '        file.write(base64.b64decode(event.b64_json))',
        );
    } else {
        lines.push(
            'for index, picture in enumerate(result.data):', `    with open(f"picture-{index}.${extension(call)}", "wb") as file:`,
            '        file.write(base64.b64decode(picture.b64_json))',
        );
    }
    return `${lines.join('\n')}\n`;
}

/** A value as JavaScript writes it, with single quotes. @param {unknown} value @returns {string} */
function js(value) {
    if (typeof value === 'string') {
        return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
    }
    if (value && typeof value === 'object') {
        return `{ ${Object.entries(value).map(([name, one]) => `${key(name)}: ${js(one)}`).join(', ')} }`;
    }
    return String(value);
}

/** @param {string} name */
const key = (name) => (/^\w+$/.test(name) ? name : js(name));

/**
 * @param {Call} call @param {Files} files @param {string} origin
 * @returns {string}
 */
export function nodeOf(call, files, origin) {
    const { named, passed } = sorted(call);
    const edits = call.path.endsWith('edits');
    const rows = [...named, ...Object.entries(passed)].map(([name, value]) => `${key(name)}: ${js(value)},`);
    if (edits) {
        /** @param {string} file */
        const opened = (file) => `await toFile(fs.createReadStream(${js(file)}), null, { type: ${js(typeOf(file))} })`;
        const images = files.images.map(opened);
        rows.push(images.length > 1 ? `image: [\n        ${images.join(',\n        ')},\n    ],` : `image: ${images[0]},`);
        if (files.mask) rows.push(`mask: ${opened(files.mask)},`);
    }
    const headers = Object.keys(call.headers).length ? `, { headers: ${js(call.headers)} }` : '';
    const made = call.body.stream ? 'events' : 'result';
    const lines = [
        "import fs from 'node:fs';", '', `import OpenAI${edits ? ', { toFile }' : ''} from 'openai';`, '',
        `const client = new OpenAI({ baseURL: '${origin}', apiKey: 'your-api-key' });`, '',
        `const ${made} = await client.images.${edits ? 'edit' : 'generate'}({`, ...rows.map((row) => `    ${row}`), `}${headers});`, '',
    ];
    if (call.body.stream) {
        lines.push(
            'for await (const event of events) {',
            '    const index = event.partial_image_index;',
            `    const name = index === undefined ? 'picture.${extension(call)}' : \`partial-\${index}.${extension(call)}\`;`,
            "    fs.writeFileSync(name, Buffer.from(event.b64_json, 'base64'));", '}',
        );
    } else {
        lines.push(
            'for (const [index, picture] of result.data.entries()) {',
            `    fs.writeFileSync(\`picture-\${index}.${extension(call)}\`, Buffer.from(picture.b64_json, 'base64'));`, '}',
        );
    }
    return `${lines.join('\n')}\n`;
}

/** @param {string} file */
function typeOf(file) {
    if (/\.jpe?g$/i.test(file)) return 'image/jpeg';
    return /\.webp$/i.test(file) ? 'image/webp' : 'image/png';
}
