import fs from 'fs';
import OpenAI, { toFile } from 'openai';

const client = new OpenAI({
    apiKey: 'your-api-key',
    baseURL: 'http://127.0.0.1:8080'
});

const prompt = `
生成一张逼真的礼品篮照片,白色背景,带有'Relax & Unwind'标签和手写字体风格的丝带,
包含所有参考图片中的物品。
`;

const imageFiles = [
    'bath-bomb.png',
    'body-lotion.png',
    'incense-kit.png',
    'soap.png',
];

const images = await Promise.all(
    imageFiles.map(async (file) =>
        await toFile(fs.createReadStream(file), null, { type: 'image/png' })
    )
);

const result = await client.images.edit({
    model: 'gpt-image-2',
    image: images,
    prompt,
});

const image_bytes = Buffer.from(result.data[0].b64_json, 'base64');
fs.writeFileSync('gift-basket.png', image_bytes);
