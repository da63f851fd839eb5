"""A program that asks for one picture and is killed before it comes, by promise.py.

Usage: vanishing.py URL KEY MODEL PROMPT IDEMPOTENCY_KEY
"""

import sys

from openai import OpenAI

url, key, model, prompt, idempotency_key = sys.argv[1:]
client = OpenAI(base_url=url, api_key=key, max_retries=0)
client.images.generate(model=model, prompt=prompt, extra_headers={"Idempotency-Key": idempotency_key})
