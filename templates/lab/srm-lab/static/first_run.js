// A notebook shows its results when it is opened: its cells run once by themselves, in order.
//
// Also when its page is loaded again or its kernel was there before: what the file has may be of an earlier kernel, whose live
// views are gone, of half a run, or of before a change of the dossier.
//
// Only cells that came with this program do (the server says which), and cells that this person ran here before.
// A notebook with any other cell waits for the person: it may be from someone else.
const GEDRAAID = 'srm-lab:gedraaid';
const MOST = 1000; // remembered cells

async function sha256(text) {
  const made = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(made)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const codeCells = notebook => notebook.widgets.filter(cell => cell.model.type === 'code');

function becomesVisible(app, panel) {
  return new Promise(resolve => {
    const look = () => {
      if (panel.isVisible || panel.isDisposed) {
        app.shell.currentChanged?.disconnect(look);
        resolve(panel.isVisible);
      }
    };
    app.shell.currentChanged?.connect(look);
    look();
  });
}

export function firstRuns({ app, state, shipped, runCells, dialogs, translator, failed }) {
  const busy = new Map(); // notebook -> promise of whether its cells ran by themselves
  let writing = Promise.resolve();

  async function mayRun(panel) {
    const allowed = new Set(shipped?.[panel.context.path] ?? []);
    if (!allowed.size) {
      return false;
    }
    const sources = codeCells(panel.content).map(cell => cell.model.sharedModel.getSource());
    for (const hash of (await state?.fetch(GEDRAAID).catch(() => null)) ?? []) {
      allowed.add(hash);
    }
    const hashes = await Promise.all(sources.filter(text => text.trim()).map(sha256));
    return hashes.length > 0 && hashes.every(hash => allowed.has(hash));
  }

  async function run(panel) {
    await panel.context.ready;
    if (!(await becomesVisible(app, panel)) || !(await mayRun(panel))) {
      return false;
    }
    const notebook = panel.content;
    const went = runCells(notebook, notebook.widgets, panel.sessionContext, dialogs, translator);
    if (!(await went.catch(error => console.error(error)))) {
      failed(notebook);
    }
    return true;
  }

  return {
    add: panel => {
      const notebook = panel.content;
      const done = run(panel).finally(() => busy.get(notebook) === done && busy.delete(notebook));
      busy.set(notebook, done);
      panel.sessionContext.statusChanged.connect((_, status) => {
        if (['restarting', 'autorestarting', 'dead'].includes(status)) {
          busy.delete(notebook); // what is asked from now on is for the new kernel
        }
      });
    },
    // True when the run that was asked for is the one that goes on by itself.
    joins: async notebook => (busy.has(notebook) ? busy.get(notebook) : false),
    // A cell that this person had run may run by itself the next time.
    remember: source => {
      if (state && source.trim()) {
        writing = writing
          .then(async () => {
            const hash = await sha256(source);
            const before = (await state.fetch(GEDRAAID).catch(() => null)) ?? [];
            if (!before.includes(hash)) {
              await state.save(GEDRAAID, [...before, hash].slice(-MOST));
            }
          })
          .catch(console.error);
      }
    },
    running: notebook => busy.has(notebook)
  };
}
