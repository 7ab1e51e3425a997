// A tile for each phase in the launcher, a calm first screen, and cells that wait for their kernel.
//
// JupyterLab takes an extension as a module-federation container: `init` hands over the packages it shares, `get`
// gives the module. That is little enough to write by hand, so there is nothing to build and nothing to fetch.
(() => {
  const ID = 'srm-lab';
  const CATEGORIE = 'Fasen';
  const FASEN = [
    ['1', 'Richten', '1_richten.ipynb', 'Kiezen wat telt: doelen en partners'],
    ['2', 'Inrichten', '2_inrichten.ipynb', 'Doelen verbinden met inspanningen en organisatie'],
    ['3', 'Verrichten', '3_verrichten.ipynb', 'Uitvoeren, meten en bijsturen'],
    ['4', 'Samenvatting', '4_samenvatting.ipynb', 'Wat betekent het samen?'],
    ['5', 'Eigen', '5_eigen.ipynb', 'Uw eigen vragen aan het dossier']
  ];
  const NO_KERNEL =
    'Er is geen kernel. Daarom zijn de cellen niet uitgevoerd. ' +
    'Kies Kernel > Wijzig Kernel… en voer de cellen dan opnieuw uit.';
  const HERE = document.currentScript.src;
  const part = name => import(new URL(name, HERE).href);
  let packages = {};

  async function shared(name) {
    const [version] = Object.values(packages[name]);
    return (await version.get())();
  }

  const icon = (LabIcon, number) =>
    new LabIcon({
      name: `${ID}:fase-${number}`,
      svgstr:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">' +
        '<circle cx="12" cy="12" r="10.5" fill="#0b5a75"/>' +
        '<text x="12" y="16.6" text-anchor="middle" font-family="system-ui,sans-serif" font-size="13"' +
        ` font-weight="600" fill="#fff">${number}</text></svg>`
    });

  const opening = new WeakSet();

  // JupyterLab starts the kernel of a notebook once it has made a checkpoint of it. Who asks for the kernel before
  // that, gets one for a notebook without a language: none. So everyone waits for the notebook, and asks the same.
  function openInOrder(panel) {
    const { context } = panel;
    const kernel = context.sessionContext;
    const initialize = kernel.initialize.bind(kernel);
    let opened = null;
    const open = async () => {
      await context.ready;
      const { defaultKernelName, defaultKernelLanguage: language } = context.model;
      const name = defaultKernelName || kernel.kernelPreference.name;
      kernel.kernelPreference = { ...kernel.kernelPreference, name, language };
      return initialize();
    };
    opening.add(kernel);
    kernel.initialize = () => (opened = opened || open().finally(() => opening.delete(kernel)));
  }

  // True when there is a kernel to send cells to; they are queued there until it answers.
  async function kernelFor(kernel, dialogs) {
    if (opening.has(kernel)) {
      await kernel.initialize(); // when that fails, JupyterLab says why, and asks for another kernel
    } else if (kernel.hasNoKernel && (await kernel.startKernel())) {
      await dialogs?.selectKernel(kernel);
    }
    await started(kernel);
    return Boolean(kernel.session?.kernel);
  }

  // A kernel that is being started has a name already, and no connection yet.
  function started(kernel) {
    return new Promise(resolve => {
      const look = () => {
        if (kernel.isDisposed || kernel.hasNoKernel || kernel.session?.kernel) {
          kernel.kernelChanged.disconnect(look);
          kernel.disposed.disconnect(resolve);
          resolve();
        }
      };
      kernel.kernelChanged.connect(look);
      kernel.disposed.connect(resolve);
      look();
    });
  }

  // JupyterLab drops a cell without a word when its kernel is being started. Here it waits, in the order of asking.
  function patientExecutor(runCell, Notification, asked) {
    const waiting = new Map();

    async function wait(kernel, dialogs) {
      const there = await kernelFor(kernel, dialogs).catch(error => console.error(error));
      waiting.delete(kernel);
      if (!there && !kernel.isDisposed) {
        Notification.error(NO_KERNEL, { autoClose: false });
      }
      return there;
    }

    return {
      runCell: async options => {
        const { cell, sessionContext: kernel, sessionDialogs } = options;
        if (cell.model.type === 'code') {
          const opener = asked(cell);
          if (opener) {
            void send({ ...options, cell: opener }); // the kernel keeps the order
          }
        }
        return send(options);
      }
    };

    async function send(options) {
      const { cell, sessionContext: kernel, sessionDialogs } = options;
      if (cell.model.type !== 'code' || !kernel || kernel.isTerminating || kernel.session?.kernel) {
        return runCell(options);
      }
      cell.model.executionState = 'running';
      if (!waiting.has(kernel)) {
        waiting.set(kernel, wait(kernel, sessionDialogs));
      }
      const there = await waiting.get(kernel);
      if (cell.isDisposed) {
        return false;
      }
      if (!there) {
        cell.model.executionState = 'idle';
        return false;
      }
      return runCell(options);
    }
  }

  // The menu can be used before the file is there; JupyterLab then runs the one empty cell of a new notebook.
  function waitForCells(actions, joins) {
    for (const name of ['run', 'runAndAdvance', 'runAndInsert', 'runAll', 'runAllAbove', 'runAllBelow']) {
      const run = actions[name];
      actions[name] = async (notebook, ...rest) => {
        const document = notebook.parent?.context;
        if (document && !document.isReady) {
          await document.ready;
        }
        if (name === 'runAll' && (await joins(notebook))) {
          return true;
        }
        return run(notebook, ...rest);
      };
    }
  }

  async function extension() {
    const { ISessionContextDialogs, Notification } = await shared('@jupyterlab/apputils');
    const { PageConfig } = await shared('@jupyterlab/coreutils');
    const { IStateDB } = await shared('@jupyterlab/statedb');
    const { firstRuns } = await part('first_run.js');
    const { staleness } = await part('stale.js');
    const { mendDialogs, mendLooseWords, nameKeys } = await part('dutch.js');
    const { mendLiveViews } = await part('live_views.js');
    const { CommandRegistry } = await shared('@lumino/commands');
    nameKeys(CommandRegistry);
    const reading = await part('reading.js');
    reading.style(HERE);
    const { ILauncher } = await shared('@jupyterlab/launcher');
    const { LabIcon } = await shared('@jupyterlab/ui-components');
    const { INotebookCellExecutor, INotebookTracker, NotebookActions, runCell } = await shared('@jupyterlab/notebook');
    const { ITranslator, nullTranslator } = await shared('@jupyterlab/translation');
    const { Widget } = await shared('@lumino/widgets');
    const icons = Object.fromEntries(FASEN.map(([number]) => [number, icon(LabIcon, number)]));

    const { runCells } = NotebookActions;
    let runs = null;
    let stale = null;

    // Parts of JupyterLab that are made without a translator speak English; here they get the one that is loaded.
    const speak = {
      id: `${ID}:taal`,
      autoStart: true,
      requires: [ITranslator],
      activate: (_, translator) => {
        nullTranslator.load = domain => translator.load(domain || 'jupyterlab');
      }
    };

    const activate = (app, launcher, notebooks, translator, dialogs, state) => {
      const shipped = JSON.parse(PageConfig.getOption('srmEersteKeer') || 'null');
      const failed = notebook => reading.showErrors(notebook, NotebookActions);
      runs = firstRuns({ app, state, shipped, runCells, dialogs, translator, failed });
      stale = staleness({ notebooks, runCells, dialogs, translator });
      reading.openChosenSteps(notebooks, NotebookActions);
      app.commands.addCommand(`${ID}:open`, {
        label: args => args.label || 'Fase openen',
        caption: args => args.caption || 'Open het notebook van een fase',
        icon: args => icons[args.number],
        execute: args => app.commands.execute('docmanager:open', { path: args.path })
      });
      FASEN.forEach(([number, label, path, caption], rank) =>
        launcher.add({
          command: `${ID}:open`,
          args: { number, label, path, caption },
          category: CATEGORIE,
          categoryRank: -1,
          rank
        })
      );
      // The other tiles make an empty file of some kind; the menu does that too.
      const items = launcher.items.bind(launcher);
      launcher.items = () => Array.from(items()).filter(item => item.category === CATEGORIE)[Symbol.iterator]();
      // JupyterLab makes a notebook without its translator, so that the message of a kernel that died is in English.
      notebooks.widgetAdded.connect((_, panel) => {
        panel._trans = translator.load('jupyterlab');
        openInOrder(panel);
        runs.add(panel);
        mendLiveViews(panel.content, () =>
          NotebookActions.runAll(panel.content, panel.sessionContext, dialogs, translator)
        );
        void stale.add(panel, reading.addWayfinding(panel, NotebookActions, Widget));
      });
      waitForCells(NotebookActions, runs.joins);
      void app.restored.then(() => {
        void reading.openContents(app, state);
        mendLooseWords();
        mendDialogs();
        // An empty side area stays open until something has come and gone in it.
        const passer = new Widget();
        passer.id = `${ID}-passer`;
        app.shell.add(passer, 'right');
        passer.dispose();
      });
    };
    const requires = [ILauncher, INotebookTracker, ITranslator];
    const optional = [ISessionContextDialogs, IStateDB];
    const phases = { id: `${ID}:fasen`, autoStart: true, requires, optional, activate };
    const asked = cell => {
      runs?.remember(cell.model.sharedModel.getSource());
      return stale?.before(cell) ?? null;
    };
    const executor = {
      id: `${ID}:cell-executor`,
      autoStart: true,
      provides: INotebookCellExecutor,
      activate: () => patientExecutor(runCell, Notification, asked)
    };
    return { __esModule: true, default: [speak, executor, phases] };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[ID] = {
    init: given => {
      packages = given;
    },
    get: async () => {
      const made = await extension();
      return () => made;
    }
  };
})();
