import OpenAI from 'openai';
import fs from 'fs';

const client = new OpenAI({
    apiKey: 'your-api-key',
    baseURL: 'http://127.0.0.1:8080'
});

const result = await client.images.generate({
    model: 'gpt-image-2',
    prompt: '一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。'
});

const image_bytes = Buffer.from(result.data[0].b64_json, 'base64');
fs.writeFileSync('otter.png', image_bytes);
