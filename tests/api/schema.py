"""What of JSON Schema our reference uses: faults(value, schema, reference) → ["/path: what is wrong"]."""

KINDS = {
    "object": lambda v: isinstance(v, dict), "array": lambda v: isinstance(v, list), "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool), "null": lambda v: v is None,
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
}
KNOWN = {"$ref", "type", "enum", "const", "required", "properties", "additionalProperties", "items", "anyOf", "oneOf", "allOf",
         "maxLength", "maxItems", "minimum", "maximum"}
REMARKS = {"description", "title", "format", "examples", "example", "default", "readOnly", "deprecated"}


def faults(value, schema, reference, at=""):
    if schema is True or schema == {}:
        return []
    if "$ref" in schema:
        target = reference
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return faults(value, target, reference, at)
    out = [f"{at}: the reference uses “{word}”, which nobody checks"
           for word in schema if word not in KNOWN | REMARKS and not word.startswith("x-")]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(KINDS[kind](value) for kind in kinds):
        return out + [f"{at}: {value!r:.80} is not of type {'/'.join(kinds)}"]
    if "enum" in schema and value not in schema["enum"]:
        out.append(f"{at}: {value!r:.80} is none of {schema['enum']}")
    if isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        out.append(f"{at}: longer than {schema['maxLength']}")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        out += [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
        for name, member in value.items():
            if name in known:
                out += faults(member, known[name], reference, f"{at}/{name}")
            elif schema.get("additionalProperties") is False:
                out.append(f"{at}: {name} is not in the reference")
            elif isinstance(schema.get("additionalProperties"), dict):
                out += faults(member, schema["additionalProperties"], reference, f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for number, member in enumerate(value):
            out += faults(member, schema["items"], reference, f"{at}/{number}")
    for word, enough in (("anyOf", any), ("oneOf", any), ("allOf", all)):
        if word in schema and not enough(not faults(value, one, reference, at) for one in schema[word]):
            out.append(f"{at}: fits {word} not")
    return out
