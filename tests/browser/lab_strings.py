"""Every string that someone meets in the lab: menus, context menus, side panels, bars, dialogs, tooltips."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

# Text of JupyterLab itself: what cells show, file names and the code are ours or the person's.
_READ = """() => {
  const found = new Set();
  const skip = '.jp-OutputArea, .jp-RenderedMarkdown, .cm-editor, .jp-DirListing-content, .jp-toc, .jp-tocItem, ' +
    '.jp-TableOfContents-content, .jp-Launcher-body, .jp-FileBrowser-crumbs, .lm-TabBar-tabLabel';
  const seen = item => item.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true });
  for (const item of document.querySelectorAll('body *')) {
    if (['SCRIPT', 'STYLE', 'svg', 'path'].includes(item.tagName) || item.closest('svg') || !seen(item)) continue;
    for (const name of ['title', 'aria-label', 'placeholder', 'data-tooltip']) {
      const text = item.getAttribute(name);
      if (text && !item.closest('.jp-OutputArea-output, .cm-editor')) found.add(text.trim());
    }
    if (item.closest(skip)) continue;
    for (const child of item.childNodes) {
      if (child.nodeType === 3 && child.textContent.trim()) found.add(child.textContent.trim());
    }
  }
  return [...found];
}"""


def visible(page: Any) -> set[str]:
    """The strings on the screen now, tooltips and names for screen readers too."""
    return set(page.evaluate(_READ))


def everything(page: Any) -> set[str]:
    """A walk through the lab: it starts on a notebook that has run."""
    found = visible(page)
    for number in range(page.locator(".lm-MenuBar-item").count()):
        page.locator(".lm-MenuBar-item").nth(number).click()
        page.locator(".lm-Menu").first.wait_for()
        found |= _menu(page)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    for tab in page.locator(".jp-SideBar .lm-TabBar-tab:visible").all():
        if "lm-mod-current" not in (tab.get_attribute("class") or ""):
            tab.click()
        page.wait_for_timeout(300)
        found |= visible(page)
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=filebrowser]").click()
    places = (
        ".jp-DirListing-item >> nth=0",
        ".jp-DirListing-header",
        ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-cell >> nth=0",
        ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output >> nth=0",
        ".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current",
        "#jp-main-statusbar",
    )
    for place in places:
        page.locator(place).first.click(button="right")
        page.wait_for_timeout(200)
        found |= _menu(page)
        page.keyboard.press("Escape")
    for keys in ("Control+Shift+c", "Control+f", "Control+s"):
        page.keyboard.press(keys)
        page.wait_for_timeout(500)
        found |= visible(page)
        page.keyboard.press("Escape")
    for title, command in _DIALOGS:
        page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{title}$")).click()
        page.locator(f'.lm-Menu-item[data-command="{command}"]').first.click()
        page.locator(".jp-Dialog").wait_for()
        found |= visible(page)
        page.keyboard.press("Escape")
        page.locator(".jp-Dialog").wait_for(state="detached")
    return found


def rare(page: Any, workspace: Path) -> set[str]:
    """What someone meets when something goes wrong or is about to: it starts on a notebook, and leaves it changed."""
    found: set[str] = set()

    def dialog() -> None:
        page.locator(".jp-Dialog").wait_for()
        found.update(visible(page))

    def dismiss() -> None:
        while page.locator(".jp-Dialog").count():  # one may lead to another
            found.update(visible(page))
            page.keyboard.press("Escape")
            page.wait_for_timeout(300)

    page.route("**/api/contents/**", _refuse_to_save)
    page.locator(f"{_FRONT} .jp-Notebook-cell").first.click()
    for keys in ("Escape", "b", "Control+s"):
        page.keyboard.press(keys)
    dialog()
    dismiss()
    page.unroute("**/api/contents/**", _refuse_to_save)
    for command in ("docmanager:save-as", "docmanager:rename", "filemenu:shutdown", "docmanager:restore-checkpoint"):
        page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Bestand$")).click()
        page.locator(f'.lm-Menu-item[data-command="{command}"]').first.click()
        dialog()
        dismiss()
    page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current .lm-TabBar-tabCloseIcon").click()
    dialog()
    dismiss()
    (workspace / "kapot.ipynb").write_text("{", encoding="utf-8")
    if not page.locator(".jp-DirListing").is_visible():
        page.locator(".jp-SideBar .lm-TabBar-tab[data-id=filebrowser]").click()
    page.locator(".jp-FileBrowser-toolbar [data-jp-item-name=refresh]").locator("button, jp-button").first.click()
    page.locator(".jp-DirListing-item", has_text="kapot.ipynb").dblclick()
    dialog()
    dismiss()
    with page.expect_file_chooser() as chooser:
        page.locator(".jp-FileBrowser-toolbar [data-jp-item-name=uploader]").locator("button, jp-button").first.click()
    chooser.value.set_files({"name": "groot.bin", "mimeType": "application/octet-stream", "buffer": b"0" * 16_000_000})
    dialog()
    dismiss()
    return found


_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def _refuse_to_save(route: Any) -> None:
    if route.request.method == "PUT":
        route.abort()
    else:
        route.continue_()


_DIALOGS = (
    ("Kernel", "kernelmenu:restart"),
    ("Kernel", "kernelmenu:change"),
    ("Uitvoeren", "runmenu:restart-and-run-all"),
    ("Bestand", "filemenu:close-and-cleanup"),
    ("Bestand", "filebrowser:open-path"),
)


def _menu(page: Any) -> set[str]:
    """The open menu with every menu under it."""
    found = visible(page)
    for item in page.locator(".lm-Menu .lm-Menu-item[data-type=submenu]").all():
        if "Kleuring" in item.inner_text():
            continue  # names of programming languages
        item.hover()
        page.wait_for_timeout(350)
        found |= visible(page)
    return found


def english(static: Path) -> set[str]:
    """The texts that JupyterLab asks a translation for, read from what it ships."""
    found: set[str] = set()
    for path in static.glob("*.js"):
        text = path.read_text(encoding="utf-8", errors="ignore")
        for quote in "\"'`":
            body = rf"{quote}((?:[^{quote}\\]|\\.)*){quote}"
            plain = re.findall(rf"\.(?:__|gettext)\({body}", text)
            pairs = re.findall(rf"\._[np]\({body},{body}", text)
            for item in (*plain, *(one for pair in pairs for one in pair)):
                found.add(_unquoted(item, quote))
    for path in (static.parent / "schemas").rglob("*.json"):
        found |= _labels(json.loads(path.read_text(encoding="utf-8")))
    return found


def _unquoted(text: str, quote: str) -> str:
    try:
        return str(ast.literal_eval(f'"""{text}"""' if quote == "`" else f"{quote}{text}{quote}"))
    except (SyntaxError, ValueError):
        return text


def _labels(value: Any) -> set[str]:
    if isinstance(value, list):
        return {text for item in value for text in _labels(item)}
    if not isinstance(value, dict):
        return set()
    own = {value[name] for name in ("label", "caption") if isinstance(value.get(name), str)}
    return own | {text for item in value.values() for text in _labels(item)}
