curl -X POST "http://127.0.0.1:8080/v1/images/edits" \
  -H "Authorization: Bearer your-api-key" \
  -F "model=gpt-image-2" \
  -F "image[]=@body-lotion.png" \
  -F "image[]=@bath-bomb.png" \
  -F "image[]=@incense-kit.png" \
  -F "image[]=@soap.png" \
  -F 'prompt=生成一张逼真的礼品篮照片,白色背景,带有Relax & Unwind标签和手写字体风格的丝带,包含所有参考图片中的物品' \
  -o >(jq -r '.data[0].b64_json' | base64 --decode > gift-basket.png)
