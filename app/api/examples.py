"""Examples for the document, put together from those that the fields themselves give."""

from typing import Any

_BY_FORMAT = {"date": "2025-05-05", "date-time": "2025-05-05T14:30:00Z"}
_BY_TYPE = {"string": "…", "number": 900, "integer": 1, "boolean": True, "null": None}


def example_of(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """A value that `schema` describes; `schemas` are the components that it may refer to.

    Of an object: its required fields, and those that have an example or a fixed value.
    """
    schema = resolved(schema, schemas)
    if "examples" in schema:
        return schema["examples"][0]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], schemas)
    if "properties" in schema:
        required = schema.get("required", ())
        return {
            name: example_of(of, schemas)
            for name, of in schema["properties"].items()
            if name in required or "examples" in resolved(of, schemas)
        }
    if schema.get("type") == "array":
        items = schema.get("items", {})
        return [example_of(items, schemas)] if "$ref" in items else []
    return _BY_FORMAT.get(schema.get("format", "")) or _BY_TYPE.get(schema.get("type", ""))


def resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or the component that it refers to."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: dict[str, Any] = schemas[reference.rpartition("/")[2]]
    return found
