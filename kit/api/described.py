"""The description of the API as a page draws it, from what OpenAPI says. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from kit.api.problems import CONTENT_TYPE

Schema = Mapping[str, Any]
# How OpenAPI tells what values mean; their codes are listed instead.
MEANINGS = re.compile(r"^\* .*$\n?", re.MULTILINE)
WORDS = {"string": "text", "integer": "number", "number": "number", "boolean": "true or false", "object": "object"}
FORMATS = {"date": "day", "date-time": "time", "uri": "address"}


@dataclass(frozen=True)
class Field:
    """A parameter, or a part of what is sent or comes back: its name, what it is ("text"; "any of" the values)."""

    name: str
    what: str
    values: tuple[str, ...]
    about: str


@dataclass(frozen=True)
class Shape:
    """A thing with parts, by its name."""

    name: str
    about: str
    fields: list[Field]


@dataclass(frozen=True)
class Operation:
    """What can be asked: `gives` names the shape that comes back, `sends` the fields of what is sent."""

    method: str
    path: str
    title: str
    about: str
    parameters: list[Field]
    sends: list[Field]
    gives: str
    problems: list[tuple[int, str]]


class Description:
    """What OpenAPI says, read for people."""

    def __init__(self, said: Schema) -> None:
        self._said = said
        self._known: Schema = said["components"]["schemas"]

    def operations(self) -> list[Operation]:
        """What can be asked, in the order of the addresses."""
        paths: Mapping[str, Mapping[str, Schema]] = self._said["paths"]
        return [self._operation(path, *each) for path, methods in paths.items() for each in methods.items()]

    def shapes(self) -> list[Shape]:
        """What comes back, by name."""
        return [
            Shape(name, schema.get("description", ""), list(self._fields(schema)))
            for name, schema in sorted(self._known.items())
            if "properties" in schema
        ]

    def _operation(self, path: str, method: str, said: Schema) -> Operation:
        sent = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        statuses = sorted(int(status) for status, answer in said["responses"].items() if CONTENT_TYPE in str(answer))
        return Operation(
            method=method.upper(),
            path=path,
            title=said["summary"],
            about=said["description"],
            parameters=[self._field(each["name"], {**each["schema"], **each}) for each in said.get("parameters", [])],
            sends=list(self._fields(self._resolved(sent))),
            gives=self._what(said["responses"]["200"]["content"]["application/json"]["schema"]),
            problems=[(status, HTTPStatus(status).phrase) for status in statuses],
        )

    def _fields(self, schema: Schema) -> Iterator[Field]:
        for name, said in schema.get("properties", {}).items():
            yield self._field(name, said)

    def _field(self, name: str, said: Schema) -> Field:
        about = MEANINGS.sub("", said.get("description", "")).strip()
        values = tuple(self._values(said))
        is_list = said.get("type") == "array"
        what = self._what(said) if not values else "any of" if is_list else "one of"
        return Field(name, what, values, about)

    def _what(self, said: Schema) -> str:
        """Say what it is: "list of Project", "text"."""
        if said.get("type") == "array":
            return f"list of {self._what(said['items'])}"
        names = [_name(each) for each in _references(said)]
        shapes = [name for name in names if "properties" in self._known[name]]
        plain = FORMATS.get(said.get("format", ""), WORDS.get(said.get("type", "string"), "text"))
        return f"{shapes[0] if shapes else plain}{' or null' if said.get('nullable') else ''}"

    def _values(self, said: Schema) -> Iterator[str]:
        said = said["items"] if said.get("type") == "array" else said
        for each in (said, *map(self._resolved, _references(said))):
            yield from (value for value in each.get("enum", ()) if value)

    def _resolved(self, said: Schema) -> Schema:
        return self._known[_name(said)] if "$ref" in said else said


def _references(said: Schema) -> list[Schema]:
    return [each for each in (said, *said.get("allOf", ()), *said.get("oneOf", ())) if "$ref" in each]


def _name(said: Schema) -> str:
    return str(said["$ref"]).rpartition("/")[2]
