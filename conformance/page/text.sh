curl -X POST "http://127.0.0.1:8080/v1/images/generations" \
  -H "Authorization: Bearer your-api-key" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "gpt-image-2",
    "prompt": "一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。"
  }' | jq -r '.data[0].b64_json' | base64 --decode > otter.png
