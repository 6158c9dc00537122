// What every explorer shares: texts, state, controls, a plane to draw in. Plain JavaScript, no network, no build step.
// An explorer's own file follows this one in the same module and ends with `export default explorer(...)`.
// The words come from Python (one table), and so do the start state and the limits of the controls: nothing is said twice.

const SVG = "http://www.w3.org/2000/svg"; // a name, never fetched

function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function draw(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const clamp = (x, [low, high]) => Math.min(high, Math.max(low, x));
// sums of tenths leave dust (0.3 - 0.1 * 3 is not 0): what is shown and what is compared with 0 is rounded first
const round = (x, digits = 2) => Math.round(x * 10 ** digits) / 10 ** digits + 0;
const shown = (x) => (Math.abs(x) < 1e6 ? String(round(x)) : Number(x).toExponential(1));

/** One explorer. `parts(page)` builds it once and returns `{main, side, redraw}`; redraw() returns the text of the state. */
function explorer(parts) {
  return {
    render({ model, el }) {
      const page = new Page(model);
      const { main, side, redraw } = parts(page);
      const live = make("p", { class: "nx-said", "aria-live": "polite", role: "status" });
      page.root.append(
        make("p", { class: "nx-title" }, page.say("title")),
        make("div", { class: "nx-body" }, make("div", { class: "nx-main" }, ...main), make("div", { class: "nx-side" }, ...side)),
        live,
      );
      el.append(page.root);

      let pause = null;
      const update = () => {
        page.showControls();
        const said = redraw();
        clearTimeout(pause); // a screen reader is told once, when the movement rests
        if (!live.textContent) live.textContent = said;
        else pause = setTimeout(() => (live.textContent = said), 120);
      };
      const width = new ResizeObserver(update);
      width.observe(page.root);
      model.on("change:state", update);
      update();
      return () => {
        width.disconnect();
        clearTimeout(pause);
        model.off("change:state", update);
      };
    },
  };
}

class Page {
  constructor(model) {
    this.model = model;
    this.texts = model.get("texts");
    this.limits = model.get("limits");
    this.start = model.get("start");
    this.controls = [];
    this.id = `nx-${Math.random().toString(36).slice(2)}`; // two views of one explorer need two sets of ids
    this.root = make("div", { class: "nx", role: "group", "aria-label": this.say("title"), tabindex: "-1", "data-lm-suppress-shortcuts": "true" });
    for (const kind of ["keydown", "keyup", "keypress"]) this.root.addEventListener(kind, (event) => event.stopPropagation());
    // a click beside the controls would leave the keys with JupyterLab, where `d d` deletes the cell (seen)
    this.root.addEventListener("pointerdown", () => setTimeout(() => {
      if (!this.root.contains(document.activeElement)) this.root.focus({ preventScroll: true });
    }));
  }

  say(id, fields = {}) {
    return this.texts[id].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  }

  get state() {
    return this.model.get("state");
  }

  change(patch) {
    this.model.set("state", { ...this.state, ...patch });
    // Python is told at once, never later: a kernel echoes what it was told, and the echo of an older state would undo
    // a move that was not sent yet (seen on a slow machine)
    try {
      this.model.save_changes();
    } catch (error) {
      console.warn(error); // the kernel was restarted or is gone: the picture goes on without it
    }
  }

  /** A slider for the number `name` of the state, its label and its value. */
  slider(name) {
    const [min, max, step] = this.limits[name];
    const id = `${this.id}-${name}`;
    const input = make("input", { type: "range", id, min, max, step, name, "data-lm-suppress-shortcuts": "true" });
    const value = make("output", { for: id });
    input.addEventListener("input", () => this.change({ [name]: Number(input.value) }));
    this.controls.push(() => {
      if (Number(input.value) !== this.state[name]) input.value = this.state[name];
      value.textContent = shown(this.state[name]);
    });
    return make("div", { class: "nx-control" }, make("label", { for: id }, this.say(`label_${name}`)), input, value);
  }

  /** A list to choose the state's `name` from; the words of its entries are the texts `<name>_<entry>`. */
  choice(name) {
    const id = `${this.id}-${name}`;
    const input = make("select", { id, name, "data-lm-suppress-shortcuts": "true" });
    for (const entry of this.limits[name]) input.append(make("option", { value: entry }, this.say(`${name}_${entry}`)));
    input.addEventListener("change", () => this.change({ [name]: input.value }));
    this.controls.push(() => (input.value = this.state[name]));
    return make("div", { class: "nx-control" }, make("label", { for: id }, this.say(`label_${name}`)), input);
  }

  button(text, press) {
    const node = make("button", { type: "button", "data-lm-suppress-shortcuts": "true" }, this.say(text));
    node.addEventListener("click", press);
    return node;
  }

  showControls() {
    for (const show of this.controls) show();
  }
}

/** A plane with axes: numbers in, pixels out. Redrawn at the width it has, so that its text keeps its size on a phone. */
class Plane {
  constructor(page, { x, y, xName, yName, xTicks, yTicks, tallest = 380, shape = 1, least = 220, edge = [42, 10] }) {
    Object.assign(this, { page, x, y, xName, yName, xTicks, yTicks, tallest, shape, least, edge });
    this.svg = draw("svg", { class: "nx-plane", role: "img" });
    this.handles = [];
  }

  /** Empty it, measure it, draw the axes. The text is what someone hears who can't see it. */
  begin(text) {
    const room = this.page.root.clientWidth || 420;
    this.width = Math.max(this.least, Math.min(room - 24, this.tallest / this.shape));
    this.height = this.width * this.shape;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.svg.setAttribute("width", this.width);
    this.svg.setAttribute("height", this.height);
    this.svg.setAttribute("aria-label", text);
    this.svg.replaceChildren();
    if (this.xName) this.axes();
  }

  axes() {
    const [left, right, bottom, top] = [this.px(this.x[0]), this.px(this.x[1]), this.py(this.y[0]), this.py(this.y[1])];
    this.clip = `${this.page.id}-clip`;
    this.svg.append(
      draw("clipPath", { id: this.clip }, draw("rect", { x: left, y: top, width: right - left, height: bottom - top })),
      draw("rect", { class: "nx-paper", x: left, y: top, width: right - left, height: bottom - top }),
    );
    for (const tick of this.xTicks) {
      this.svg.append(draw("line", { class: "nx-grid", x1: this.px(tick), x2: this.px(tick), y1: bottom, y2: top }));
      this.label(tick, null, shown(tick), { dy: 16, at: [this.px(tick), bottom] });
    }
    for (const tick of this.yTicks) {
      this.svg.append(draw("line", { class: "nx-grid", x1: left, x2: right, y1: this.py(tick), y2: this.py(tick) }));
      this.label(null, tick, shown(tick), { anchor: "end", at: [left - 6, this.py(tick) + 4] });
    }
    this.label(null, null, this.xName, { at: [(left + right) / 2, bottom + 34] });
    const name = this.label(null, null, this.yName, { at: [0, 0] });
    name.setAttribute("transform", `translate(13 ${(top + bottom) / 2}) rotate(-90)`);
  }

  px(x) {
    return this.edge[0] + ((x - this.x[0]) / (this.x[1] - this.x[0])) * (this.width - this.edge[0] - this.edge[1]);
  }

  py(y) {
    const room = this.height - this.edge[0] - this.edge[1];
    return this.height - this.edge[0] - ((y - this.y[0]) / (this.y[1] - this.y[0])) * room;
  }

  /** From a pointer's place on the screen to numbers of the plane. */
  point(event) {
    const box = this.svg.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * this.width;
    const down = ((event.clientY - box.top) / box.height) * this.height;
    const [low, high] = this.edge;
    const x = this.x[0] + ((across - low) / (this.width - low - high)) * (this.x[1] - this.x[0]);
    return [x, this.y[0] + ((this.height - low - down) / (this.height - low - high)) * (this.y[1] - this.y[0])];
  }

  add(name, attributes) {
    const node = draw(name, this.xName ? { "clip-path": `url(#${this.clip})`, ...attributes } : attributes);
    this.svg.append(node);
    return node;
  }

  path(points, kind) {
    const text = points.map(([x, y], i) => `${i ? "L" : "M"}${this.px(x).toFixed(1)} ${this.py(y).toFixed(1)}`).join("");
    return this.add("path", { class: kind, d: text });
  }

  label(x, y, text, { dx = 0, dy = 0, anchor = "middle", at = null, kind = "" } = {}) {
    const [across, down] = at || [this.px(x), this.py(y)];
    const node = draw("text", { class: `nx-text ${kind}`, x: across + dx, y: down + dy, "text-anchor": anchor }, text);
    this.svg.append(node);
    return node;
  }

  /** An arrow from one point to another, its head in pixels. */
  arrow(from, to, kind) {
    const [x1, y1, x2, y2] = [this.px(from[0]), this.py(from[1]), this.px(to[0]), this.py(to[1])];
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 1) return;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const wing = (side) => `${x2 - 11 * ux - side * 5 * uy},${y2 - 11 * uy + side * 5 * ux}`;
    this.add("line", { class: kind, x1, y1, x2: x2 - 8 * ux, y2: y2 - 8 * uy });
    this.add("polygon", { class: `${kind} nx-head`, points: `${x2},${y2} ${wing(1)} ${wing(-1)}` });
  }

  /** Let the mouse, a pen or a finger drag: `grab(kind, point)` answers with what to do at each further point, or null. */
  drag(grab) {
    this.svg.addEventListener("pointerdown", (event) => {
      const kind = event.target.dataset.handle;
      const move = kind && grab(kind, this.point(event));
      if (!move) return;
      event.preventDefault();
      this.svg.setPointerCapture(event.pointerId);
      const follow = (next) => move(this.point(next));
      const end = () => {
        this.svg.removeEventListener("pointermove", follow);
        for (const kind of ["pointerup", "pointercancel"]) this.svg.removeEventListener(kind, end);
      };
      this.svg.addEventListener("pointermove", follow);
      for (const kind of ["pointerup", "pointercancel"]) this.svg.addEventListener(kind, end);
    });
  }
}
