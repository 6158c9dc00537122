// Explorers without a kernel: the part of anywidget's model that they use. Where this does not run, the still picture stays.
document.body.dataset.jpThemeLight = String(!matchMedia("(prefers-color-scheme: dark)").matches);

function modelOf(values) {
  const listening = {};
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      for (const listener of listening[`change:${name}`] ?? []) listener();
    },
    on: (event, listener) => (listening[event] ??= []).push(listener),
    off: (event, listener) => (listening[event] = (listening[event] ?? []).filter((other) => other !== listener)),
    save_changes() {},
  };
}

for (const script of document.querySelectorAll("script.explorer")) {
  const values = JSON.parse(script.textContent);
  const source = URL.createObjectURL(new Blob([values._esm], { type: "text/javascript" }));
  import(source).then((made) => {
    const style = document.createElement("style");
    style.textContent = values._css;
    const place = document.createElement("div");
    script.after(style, place);
    made.default.render({ model: modelOf(values), el: place });
    for (const still of script.parentElement.querySelectorAll(".nx-still")) still.hidden = true;
  });
}
