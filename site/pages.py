"""Brings the documents at the root of the repository into the site, where all links are as the repository has them."""

import pathlib
import re

from mkdocs.structure.files import File

AT_ROOT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
# A table of GitHub's needs `\|` also in code; Python's Markdown would show the backslash.
CELL_CODE = re.compile(r"`[^`\n]*\\\|[^`\n]*`")


def on_files(files, config):
    root = pathlib.Path(config.config_file_path).parent
    for name in AT_ROOT:
        files.append(File.generated(config, name, abs_src_path=str(root / name)))
    return files


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri in AT_ROOT:
        markdown = markdown.replace("](docs/", "](")
    else:
        markdown = re.sub(r"\]\((?:\.\./)+(%s)" % "|".join(map(re.escape, AT_ROOT)), r"](%s\1" % up(page), markdown)
    return CELL_CODE.sub(lambda code: code.group().replace("\\|", "|"), markdown)


def up(page):
    return "../" * page.file.src_uri.count("/")
