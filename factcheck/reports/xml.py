"""What the formats that are XML have in common: elements without what XML cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.reports.escaping import xml_document, xml_text


def child(parent: Element, name: str, attributes: Mapping[str, object], text: str = "") -> Element:
    """Return a new element at the end of *parent*."""
    element = SubElement(
        parent, name, {key: xml_text(str(value)) for key, value in attributes.items()}
    )
    element.text = xml_text(text) or None
    return element


def document(root: Element) -> str:
    """Return *root* as a document, with an element on each line."""
    indent(root, " ")
    # The text is written as UTF-8 whatever the locale says, so that the declaration is ours.
    text = xml_document(tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
