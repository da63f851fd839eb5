#!/usr/bin/env bash
# curl and jq as a user types them. Pictures are saved into $PICTOR_SAVED, and `saved.py` opens them.
set -uo pipefail
cd "$PICTOR_PICTURES"
api="$PICTOR_URL/v1/images"
key="Authorization: Bearer $PICTOR_KEY"
json="Content-Type: application/json"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check NAME COMMAND...: one printed line, as `run` counts them.
check() {
  local name=$1 started=$EPOCHREALTIME verdict="ok  " why=""
  shift
  "$@" >"$work/out" 2>&1 || { verdict="FAIL" why=": $(tail -c 300 "$work/out" | tr '\n' ' ')"; }
  printf '%s %7.3fs  %s%s\n' "$verdict" "$(jq -n "$EPOCHREALTIME - $started")" "$name" "$why"
}

# picture NAME FORMAT SIZE [ORIGINAL MASK]: saves the picture of the answer on stdin and notes what it must be.
picture() {
  jq -er '.data[0].b64_json' | base64 --decode >"$PICTOR_SAVED/curl-$1.$2" &&
    jq -cn --arg name "curl $1" --arg file "curl-$1.$2" --arg format "$2" --arg size "$3" '$ARGS.named
      + if $ARGS.positional == [] then {} else {mask: $ARGS.positional} end' --args "${@:4}" >>"$PICTOR_SAVED/expected.jsonl"
}

# refuses STATUS FILTER CURL-ARGUMENTS...: the status, all four members of the envelope, and what the filter says.
refuses() {
  local status=$1 filter=$2 got
  shift 2
  got=$(curl -sS -o "$work/body" -w '%{http_code} %{content_type}' "$@") || return
  cat "$work/body"
  [[ $got == "$status application/json" ]] || { echo "got $got"; return 1; }
  jq -e '.error | has("message") and has("type") and has("param") and has("code")' "$work/body" &&
    jq -e ".error | $filter" "$work/body"
}

generate() { curl -sSf "$api/generations" -H "$key" -H "$json" -d @- | picture "$@"; }
edit() { curl -sSf "$api/edits" -H "$key" "${@:4}" | picture "${@:1:3}"; }

text_to_image() {
  generate text png 1024x1024 <<<'{"model": "gpt-image-2", "prompt": "A red canoe on a lake", "size": "1024x1024"}'
}
as_webp() {
  generate webp webp 1536x1024 <<<'{"model": "gpt-image-2", "prompt": "一只小水獭", "size": "1536x1024",
    "output_format": "webp", "output_compression": 60}'
}
dusk=(-F model=gpt-image-2 -F prompt=Dusk -F size=1024x1024)
one_image() { edit one png 1024x1024 "${dusk[@]}" -F image=@photo.png; }
four_images() {
  edit four jpeg 1536x1024 -F model=gpt-image-2 -F prompt='A gift basket' -F size=1536x1024 -F output_format=jpeg \
    -F 'image[]=@body-lotion.png' -F 'image[]=@bath-bomb.png' -F 'image[]=@incense-kit.png' -F 'image[]=@soap.png'
}
expect_continue() { edit expect png 1024x1024 -H 'Expect: 100-continue' "${dusk[@]}" -F image=@photo.png; }
chunked() {
  edit chunked png 1024x1024 -H 'Transfer-Encoding: chunked' "${dusk[@]}" \
    -F 'image=@photo.jpg;type=application/octet-stream'
}
compressed() { edit compressed png 1024x1024 --compressed "${dusk[@]}" -F image=@photo.webp; }
http_1_0() { edit old png 1024x1024 --http1.0 "${dusk[@]}" -F image=@photo.png; }
http_2() {
  curl -sSf --http2-prior-knowledge "$api/generations" -H "$key" -H "$json" \
    -d '{"model": "gpt-image-2", "prompt": "A lake"}' | picture http2 png auto
}
masked() {
  curl -sSf "$api/edits" -H "$key" -F model=gpt-image-2 -F prompt='A yellow flower' -F size=1024x1024 \
    -F image=@photo.png -F mask=@mask.png | picture mask png 1024x1024 photo.png mask.png
}
json_edit() {
  printf '{"model": "gpt-image-2", "prompt": "Dusk", "size": "1024x1024", "images": [{"image_url": "%s"}]}' \
    "data:image/png;base64,$(base64 -w0 photo.png)" >"$work/edit.json"
  curl -sSf "$api/edits" -H "$key" -H "$json" --data-binary @"$work/edit.json" | picture json-edit png 1024x1024
}
stream() {
  curl -sSfN "$api/generations" -H "$key" -H "$json" >"$work/events" \
    -d '{"model": "gpt-image-2", "prompt": "A lake", "stream": true, "partial_images": 2}' || return
  grep '^event: ' "$work/events" | tr '\n' ' ' >"$work/names"
  [[ $(<"$work/names") == *partial_image*partial_image*completed* ]] &&
    sed -n 's/^data: //p' "$work/events" | tail -1 | jq '{data: [{b64_json}]}' | picture stream png auto
}
healthy() { curl -sSf "$PICTOR_URL/healthz" && curl -sSf "$PICTOR_URL/readyz"; }
lists_models() {
  curl -sSf "$PICTOR_URL/v1/models" -H "$key" | jq -e '.object == "list" and any(.data[]; .id == "gpt-image-2")'
}

check "curl: text to image" text_to_image
check "curl: text to image as webp, Chinese prompt" as_webp
check "curl: edit of one image" one_image
check "curl: edit of four images" four_images
check "curl: edit with a mask" masked
check "curl: edit as JSON with a data URL" json_edit
check "curl: edit with Expect: 100-continue" expect_continue
check "curl: edit with a chunked body and octet-stream" chunked
check "curl: edit with --compressed" compressed
check "curl: edit by HTTP/1.0" http_1_0
check "curl: generate by HTTP/2 without TLS" http_2
check "curl: stream with two partial images" stream
check "curl: health and readiness need no key" healthy
check "curl: models" lists_models
empty=("$api/generations" -H "$json" -d '{}')
check "curl: no key" refuses 401 '.code == null' "${empty[@]}"
check "curl: a wrong key" refuses 401 '.code == "invalid_api_key"' "${empty[@]}" -H 'Authorization: Bearer wrong'
check "curl: basic authentication is no key" refuses 401 '.type == "invalid_request_error"' "${empty[@]}" -u user:pass
check "curl: no model" refuses 400 '.param == "model"' "${empty[@]}" -H "$key"
check "curl: form body where JSON is due" refuses 415 '.type == "invalid_request_error"' \
  "$api/generations" -H "$key" -d 'model=gpt-image-2'
check "curl: an unknown model" refuses 404 '.code == "model_not_found"' "$PICTOR_URL/v1/models/none" -H "$key"
echo end
