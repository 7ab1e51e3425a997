// What a cell showed before the dossier changed is marked as such, until the cell runs again.
//
// A live view says when the dossier changed, with the time of its files. A step that runs again has its dossier opened
// again first: without that it would show the old figures without a mark.
const MARK = 'srm_verouderd';
const LIVE = 'application/vnd.jupyter.widget-view+json';
const OPENS = /^sessie\s*=.*\bstart\(/m;
export const EVENT = 'srm-gewijzigd';

const source = cell => cell.model.sharedModel.getSource();
const opensDossier = cell => cell.model.type === 'code' && OPENS.test(source(cell));

function shows(cell) {
  if (cell.model.type !== 'code' || opensDossier(cell)) {
    return false;
  }
  const outputs = cell.model.outputs.toJSON();
  return outputs.length > 0 && !outputs.some(item => item.data && LIVE in item.data);
}

export function staleness({ notebooks, runCells, dialogs, translator }) {
  const began = new WeakMap(); // cell -> when it was last sent to the kernel
  const changed = new WeakMap(); // notebook -> when its dossier last changed
  const bars = new WeakMap(); // notebook -> where is said how many there are

  const isMarked = cell => Boolean(cell.model.getMetadata(MARK));
  const marked = notebook => notebook.widgets.filter(isMarked);

  function refresh(notebook, cells) {
    const panel = notebook.parent;
    void runCells(notebook, cells, panel.sessionContext, dialogs, translator);
  }

  function draw(cell) {
    const there = cell.node.querySelector(':scope > .srm-verouderd');
    const outputs = cell.node.querySelector(':scope > .jp-Cell-outputWrapper');
    if (!isMarked(cell)) {
      there?.remove();
    } else if (!there && outputs) {
      const note = document.createElement('p');
      note.className = 'srm-verouderd';
      note.append('Verouderd: voer deze stap opnieuw uit. ');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Voer opnieuw uit';
      button.addEventListener('click', () => refresh(cell.parent, [cell]));
      note.append(button);
      outputs.before(note);
    }
  }

  function count(notebook) {
    const bar = bars.get(notebook);
    if (bar) {
      const number = marked(notebook).length;
      bar.hidden = number === 0;
      bar.firstChild.textContent = number === 1 ? 'Eén uitkomst is verouderd. ' : `${number} uitkomsten zijn verouderd. `;
    }
  }

  function set(cell, on) {
    if (on !== isMarked(cell)) {
      on ? cell.model.setMetadata(MARK, true) : cell.model.deleteMetadata(MARK);
      draw(cell);
    }
  }

  document.addEventListener(EVENT, event => {
    notebooks.forEach(({ content: notebook }) => {
      changed.set(notebook, event.detail);
      for (const cell of notebook.widgets) {
        if (shows(cell) && (began.get(cell.model) ?? 0) < event.detail) {
          set(cell, true);
        }
      }
      count(notebook);
    });
  });

  return {
    add: async (panel, place) => {
      const notebook = panel.content;
      const bar = document.createElement('span');
      const button = document.createElement('button');
      bar.className = 'srm-verouderd-telling';
      bar.setAttribute('role', 'status');
      bar.hidden = true;
      button.type = 'button';
      button.textContent = 'Ververs';
      button.title = 'Open het dossier opnieuw en voer de verouderde stappen uit';
      button.addEventListener('click', () => refresh(notebook, marked(notebook)));
      bar.append('', button);
      place.prepend(bar);
      bars.set(notebook, bar);
      await panel.context.ready;
      notebook.widgets.forEach(draw);
      count(notebook);
    },
    // A cell is sent to the kernel now. Returns the cell that has to go before it, or null.
    before: cell => {
      const notebook = cell.parent;
      const opener = isMarked(cell) ? notebook?.widgets.find(opensDossier) : null;
      const needed = opener && (began.get(opener.model) ?? -1) <= (changed.get(notebook) ?? 0);
      const now = Date.now();
      began.set(cell.model, now);
      if (needed) {
        began.set(opener.model, now);
      }
      if (notebook) {
        set(cell, false);
        count(notebook);
      }
      return needed ? opener : null;
    }
  };
}
