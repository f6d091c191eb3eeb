{
  const { src, dataset } = document.currentScript;
  const page = document.documentElement.dataset;
  const kept = document.querySelector('main');

  const beside = name => new URL(name, src);

  const fail = () => {
    // Moving a node that never left would cost the reader's focus.
    if (!kept.isConnected) document.querySelector('main').replaceWith(kept);
    page.app = 'failed';
    delete page.applying;
  };

  import(beside(dataset.js))
    .then(app => app.default({ module_or_path: beside(dataset.wasm) }))
    .catch(fail);

  for (const kind of ['error', 'unhandledrejection'])
    addEventListener(kind, event => {
      if ((event.error ?? event.reason) instanceof WebAssembly.RuntimeError) fail();
    });
}
