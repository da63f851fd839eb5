from openai import OpenAI
import base64

client = OpenAI(
    api_key="your-api-key",
    base_url="http://127.0.0.1:8080"
)

result = client.images.generate(
    model="gpt-image-2",
    prompt="一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。"
)

image_base64 = result.data[0].b64_json
image_bytes = base64.b64decode(image_base64)

with open("otter.png", "wb") as f:
    f.write(image_bytes)
