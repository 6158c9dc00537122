// The playground: Python learns and computes every picture; here it is asked for, drawn, and controls are told to it.
// While it plays, the browser grants the kernel a few pictures at a time, and grants more as it draws them: neither can
// flood the other, and playing ends by itself where nobody looks (no animation frames) or no kernel answers.

const SIDE = 64; // pixels of the boundary's picture, and half as many for a unit's: see playground/picture.py
const UNIT = SIDE / 2;
const UNDER_WAY = 3; // moves of a slider that wait for their answer; later ones wait and go as one
const NUDGE = 10; // milliseconds after a move: by then the kernel has said that it is busy
const GRANTED = 12; // pictures that may be under way while it plays: a message for each would cost as much as the picture
const OUR_KEYS = { "data-lm-suppress-shortcuts": "true" };

/** What goes to the kernel and comes back. */
class Line {
  constructor(model, view, onReply, onSilence) {
    Object.assign(this, { model, view, onSilence, waiting: new Map(), next: 1, patch: null, version: -1 });
    this.listen = (reply, buffers) => {
      if (reply.view === view) this.waiting.delete(reply.id);
      clearTimeout(this.silence);
      if (this.waiting.size || reply.playing) this.watch();
      onReply(reply, buffers, reply.view === view);
      if (this.patch && !this.full("change")) this.flush();
    };
    model.on("msg:custom", this.listen);
  }

  moving() {
    return this.patch !== null || [...this.waiting.values()].includes("change");
  }

  full(kind) {
    return [...this.waiting.values()].filter((one) => one === kind).length >= UNDER_WAY;
  }

  /** Ask for an answer; with `silent` there will be none. */
  ask(kind, more = {}, silent = false) {
    const id = this.next++;
    if (!silent) this.waiting.set(id, kind);
    this.watch();
    try {
      this.model.send({ kind, id, view: this.view, version: this.version, ...more });
    } catch (error) {
      console.warn(error); // the kernel was restarted or is gone
      this.onSilence();
    }
  }

  change(patch) { // quick moves of a slider: what can't be sent yet is sent as one
    this.patch = { ...this.patch, ...patch };
    if (!this.full("change")) this.flush();
  }

  flush() {
    const patch = this.patch;
    this.patch = null;
    this.ask("change", { patch });
    setTimeout(() => this.nudge(), NUDGE);
  }

  /** Send something small. Jupyter's server leaves Nagle's algorithm on: what it has to say waits until the browser's
   * system acknowledges what it said before, and that takes 40 ms unless the browser sends something itself. */
  nudge() {
    try {
      this.model.send({ kind: "nudge" });
    } catch {
      // no kernel: the request before it has told so
    }
  }

  watch() {
    clearTimeout(this.silence);
    this.silence = setTimeout(this.onSilence, 4000);
  }

  close() {
    clearTimeout(this.silence);
    this.model.off("msg:custom", this.listen);
  }
}

/** A canvas that is as sharp as the screen. Its size is asked for once: asking makes the page lay itself out anew. */
function paper(node) {
  const ratio = window.devicePixelRatio || 1;
  if (!node.known?.[0]) node.known = [node.clientWidth, node.clientHeight];
  const [width, height] = node.known;
  if (node.width !== Math.round(width * ratio) || node.height !== Math.round(height * ratio)) {
    node.width = Math.round(width * ratio);
    node.height = Math.round(height * ratio);
  }
  const pen = node.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return [pen, width, height];
}

const rgb = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

/** The colours of the theme, and a table that makes a colour of each of the 256 values of a picture. */
function palette(root) {
  const style = getComputedStyle(root);
  const color = (name) => style.getPropertyValue(name).trim();
  const [low, middle, high] = ["--pg-low", "--pg-middle", "--pg-high"].map((name) => rgb(color(name)));
  const table = new Uint32Array(256);
  for (let value = 0; value < 256; value++) {
    const share = (value - 127.5) / 127.5;
    const far = share < 0 ? low : high;
    const mixed = middle.map((part, i) => Math.round(part + (far[i] - part) * Math.abs(share)));
    table[value] = (255 << 24) | (mixed[2] << 16) | (mixed[1] << 8) | mixed[0];
  }
  const named = Object.fromEntries(["zero", "one", "rim"].map((name) => [name, color(`--pg-${name}`)]));
  const shared = ["ink", "quiet", "grid", "edge", "blue", "orange", "paper", "ground"];
  return { table, ...named, ...Object.fromEntries(shared.map((name) => [name, color(`--nx-${name}`)])) };
}

/** Small pictures of 8 bits, each on a canvas of its own that is kept. */
class Stamps {
  constructor() {
    this.kept = [];
  }

  get(i, bytes, side, table) {
    const stamp = (this.kept[i] ??= make("canvas", { width: side, height: side }));
    const pen = stamp.getContext("2d");
    stamp.image ??= pen.createImageData(side, side);
    const pixels = new Uint32Array(stamp.image.data.buffer);
    for (let k = 0; k < pixels.length; k++) pixels[k] = table[bytes[k]];
    pen.putImageData(stamp.image, 0, 0);
    return stamp;
  }
}

/** The line between low and high (16 bits: a flat picture has few steps of 8), by the squares of four pixels that it crosses. */
function contour(pen, fine, width, height) {
  const [sx, sy] = [width / SIDE, height / SIDE];
  pen.beginPath();
  for (let row = 0; row < SIDE - 1; row++) {
    for (let column = 0; column < SIDE - 1; column++) {
      const at = row * SIDE + column;
      const z = [fine[at], fine[at + 1], fine[at + SIDE + 1], fine[at + SIDE]].map((value) => value - 32767.5);
      if (z[0] > 0 === z[1] > 0 && z[1] > 0 === z[2] > 0 && z[2] > 0 === z[3] > 0) continue;
      const spots = [];
      const places = [[0, 0], [1, 0], [1, 1], [0, 1]];
      for (let i = 0; i < 4; i++) {
        const j = (i + 1) % 4;
        if (z[i] > 0 === z[j] > 0) continue;
        const share = z[i] / (z[i] - z[j]);
        const [dx, dy] = [0, 1].map((k) => places[i][k] + (places[j][k] - places[i][k]) * share);
        spots.push([(column + 0.5 + dx) * sx, (row + 0.5 + dy) * sy]);
      }
      for (let i = 0; i + 1 < spots.length; i += 2) {
        pen.moveTo(...spots[i]);
        pen.lineTo(...spots[i + 1]);
      }
    }
  }
  pen.stroke();
}

function point(pen, x, y, square, size) {
  pen.beginPath();
  if (square) pen.rect(x - size, y - size, 2 * size, 2 * size);
  else pen.arc(x, y, size * 1.1, 0, 2 * Math.PI);
}

class Playground {
  constructor(model) {
    this.page = new Page(model);
    this.say = (id, fields) => this.page.say(id, fields);
    this.root = this.page.root;
    this.root.classList.add("pg");
    this.stamps = new Stamps();
    this.state = null; // the newest picture
    this.scene = null; // the newest settings
    this.points = new Float32Array();
    this.playing = false;
    this.cross = [0, 0];
    this.drawn = 0;
    this.line = new Line(model, this.page.id, (...reply) => this.got(...reply), () => this.silent());
    this.build();
  }

  // ---- the page

  build() {
    this.play = this.button("play", () => this.setPlaying(!this.playing));
    this.play.className = "pg-play";
    this.numbers = make("span", { class: "pg-numbers" });
    const bar = make("div", { class: "pg-bar" }, this.play,
      this.button("step", () => this.stopAnd("step")), this.button("reset", () => this.stopAnd("reset")), this.numbers);
    const canvas = (kind, more) => make("canvas", { class: kind, role: "img", ...more });
    this.net = canvas("pg-net");
    this.plane = canvas("pg-boundary");
    this.over = canvas("pg-points", { tabindex: "0", role: "application", ...OUR_KEYS, "aria-label": this.say("help_keys") });
    this.curve = canvas("pg-losses", { "aria-label": this.say("losses") });
    this.pen = this.select("pen", () => this.drawPoints());
    const clear = this.clear = this.button("clear", () => this.scene?.settings.data === "own" && this.line.change({ points: [] }));
    const caption = (id) => make("p", { class: "pg-caption" }, this.say(id));
    const left = make("div", { class: "pg-left" }, caption("network"), this.net);
    const right = make("div", { class: "pg-right" }, caption("boundary"), make("div", { class: "pg-plane" }, this.plane, this.over), caption("losses"), this.curve);
    this.trouble = make("div", { class: "pg-trouble", role: "alert", hidden: "" });
    this.live = make("p", { class: "nx-said", "aria-live": "polite", role: "status" });
    this.helped = make("p", { class: "nx-quiet" }, this.say("help"));
    this.controls = make("div", { class: "pg-controls" });
    this.penBox = make("div", { class: "pg-pen" }, this.labelled("pen", this.pen), clear, make("p", { class: "nx-quiet" }, this.say("help_keys")));
    this.root.append(make("p", { class: "nx-title" }, this.say("title")), bar, this.trouble,
      make("div", { class: "pg-stage" }, left, right), this.live, this.helped, this.controls,
      this.details("words"), this.details("code"), this.details("state"));
    this.listenToThePlane();
  }

  button(text, press) {
    return this.page.button(text, press);
  }

  labelled(name, control, text = this.say(name)) {
    const id = `${this.page.id}-${name}`;
    control.id = id;
    const value = make("output", { for: id });
    const row = make("div", { class: "nx-control" }, make("label", { for: id }, text), control);
    if (control.type === "range") row.append(value);
    return row;
  }

  select(name, change) {
    const node = make("select", { name, ...OUR_KEYS });
    node.addEventListener("change", () => change(node.value));
    return node;
  }

  /** A part that is asked for when it is opened. */
  details(kind) {
    const body = make("div");
    const node = make("details", { "data-kind": kind }, make("summary", { ...OUR_KEYS }, this.say(kind)), body);
    if (kind === "code") {
      this.code = make("pre", { tabindex: "0", role: "region", "aria-label": this.say("code"), ...OUR_KEYS });
      body.append(this.code, this.copier(() => this.code.textContent));
    }
    if (kind === "state") {
      this.text = make("input", { type: "text", class: "pg-state", spellcheck: "false", "aria-label": this.say("state_label"), ...OUR_KEYS });
      this.text.addEventListener("input", () => (this.edited = this.text.value !== ""));
      const restore = this.button("restore", () => this.stopAnd("restore", { text: this.text.value }));
      body.append(make("p", { class: "nx-quiet" }, this.say("state_label")), this.text, this.copier(() => this.text.value), restore);
    }
    if (kind === "words") this.words = body;
    node.addEventListener("toggle", () => node.open && this.line.ask(kind));
    (this.opened ??= []).push(node);
    return node;
  }

  copier(text) {
    const said = make("span", { role: "status" });
    const node = this.button("copy", async () => {
      try {
        await navigator.clipboard.writeText(text());
        said.textContent = this.say("copied");
      } catch { // no clipboard on this page: the text is selected, for the reader's own keys
        const field = node.parentNode.querySelector("input, pre");
        if (field.select) field.select();
        else getSelection().selectAllChildren(field);
        field.focus();
      }
    });
    return make("span", {}, node, said);
  }

  // ---- controls: made when their choices are known, shown as Python has them

  buildControls() {
    const { choices, ranges, fixed } = this.scene;
    const change = (name, read = (value) => value) => (value) => this.line.change({ [name]: read(value) });
    this.inputs = {};
    const list = (name, read) => {
      const node = this.select(name, change(name, read));
      for (const entry of choices[name]) {
        const id = `${name}_${entry}`;
        node.append(make("option", { value: entry }, id in this.page.texts ? this.say(id) : String(entry)));
      }
      this.inputs[name] = node;
      return this.labelled(name, node);
    };
    const range = (name, show) => {
      const [min, max, step] = ranges[name];
      const node = make("input", { type: "range", name, min, max, step, ...OUR_KEYS });
      const row = this.labelled(name, node);
      node.show = () => (row.querySelector("output").textContent = show(Number(node.value)));
      node.addEventListener("input", () => {
        node.show();
        this.line.change({ [name]: Number(node.value) });
      });
      this.inputs[name] = node;
      return row;
    };
    const percent = (share) => `${Math.round(100 * share)} %`;
    const seed = make("input", { type: "number", name: "seed", min: ranges.seed[0], max: ranges.seed[1], step: 1, ...OUR_KEYS });
    seed.addEventListener("change", () => this.line.change({ seed: Math.round(clamp(Number(seed.value) || 0, ranges.seed)) }));
    this.inputs.seed = seed;
    const number = (value) => Number(value);
    const part = (...rows) => make("div", {}, ...rows);
    this.controls.replaceChildren(
      part(list("task"), list("data"), range("n", String), range("noise", (x) => x.toFixed(2)), range("test", percent), this.labelled("seed", seed)),
      part(this.buildFeatures(choices.features), fixed ? make("p", { class: "nx-quiet" }, this.say("own_module")) : this.buildLayers(), ...(fixed ? [] : [list("activation")])),
      part(list("lr", number), list("optimizer"), list("batch", number), list("penalty"), list("rate", number)),
      this.penBox,
    );
  }

  buildFeatures(names) {
    this.boxes = names.map((name) => {
      const box = make("input", { type: "checkbox", name, ...OUR_KEYS });
      box.addEventListener("change", () => {
        const chosen = this.boxes.filter((one) => one.checked).map((one) => one.name);
        if (chosen.length) this.line.change({ features: chosen });
        else box.checked = true; // a network sees something
      });
      return box;
    });
    const labels = this.boxes.map((box) => make("label", {}, box, this.say(`feature_${box.name}`)));
    return make("fieldset", {}, make("legend", {}, this.say("features")), make("div", { class: "pg-boxes" }, ...labels));
  }

  buildLayers() {
    this.layers = make("div", { class: "pg-layers" });
    return make("fieldset", {}, make("legend", {}, this.say("hidden")), this.layers);
  }

  showLayers() {
    const hidden = this.scene.settings.hidden;
    const made = [...this.layers.querySelectorAll("select")];
    if (made.length !== hidden.length) {
      const focused = this.layers.contains(document.activeElement) ? document.activeElement.dataset.by : null;
      const by = (change, id, sign) => {
        const node = make("button", { type: "button", "aria-label": this.say(id), "data-by": id, ...OUR_KEYS }, sign);
        node.addEventListener("click", () => change([...this.scene.settings.hidden]));
        return node;
      };
      const less = by((sizes) => sizes.length && this.line.change({ hidden: sizes.slice(0, -1) }), "less_layers", "−");
      const more = by((sizes) => sizes.length < 6 && this.line.change({ hidden: [...sizes, sizes.at(-1) ?? 4] }), "more_layers", "+");
      const selects = hidden.map((_, k) => {
        const node = make("select", { "aria-label": this.say("units", { k: k + 1 }), ...OUR_KEYS });
        for (let size = 1; size <= 8; size++) node.append(make("option", { value: size }, String(size)));
        node.addEventListener("change", () => {
          const sizes = [...this.scene.settings.hidden];
          sizes[k] = Number(node.value);
          this.line.change({ hidden: sizes });
        });
        return node;
      });
      this.layers.replaceChildren(less, ...selects, more);
      if (focused) this.layers.querySelector(`[data-by=${focused}]`).focus({ preventScroll: true });
    }
    [...this.layers.querySelectorAll("select")].forEach((node, k) => {
      if (![...node.options].some((one) => Number(one.value) === hidden[k])) node.append(make("option", { value: hidden[k] }, String(hidden[k])));
      node.value = hidden[k];
    });
  }

  showControls() {
    const { settings, fixed } = this.scene;
    for (const [name, node] of Object.entries(this.inputs)) {
      if (node === document.activeElement && this.line.moving()) continue; // still moving
      if (node.tagName === "SELECT" && ![...node.options].some((one) => one.value === String(settings[name]))) node.append(make("option", { value: settings[name] }, String(settings[name])));
      if (node.value !== String(settings[name])) node.value = settings[name];
      node.show?.();
    }
    for (const box of this.boxes) box.checked = settings.features.includes(box.name);
    if (!fixed) this.showLayers();
    const regression = settings.task === "regression";
    this.helped.textContent = this.say(regression ? "help_regression" : "help");
    const pens = ["off", regression ? "high" : "one", regression ? "low" : "zero", "erase"];
    if (this.pen.options[1]?.value !== pens[1]) {
      this.pen.replaceChildren(...pens.map((name) => make("option", { value: name }, this.say(`pen_${name}`))));
    }
    this.clear.setAttribute("aria-disabled", String(settings.data !== "own"));
  }

  // ---- what comes from Python

  got(reply, buffers, mine) {
    if (this.waitingForKernel) this.showTrouble(this.troubled);
    this.waitingForKernel = false;
    const asksNothing = ["pause", "hello", "code", "words", "state"].includes(reply.asked); // leaves old trouble standing
    if (reply.asked === "restore" && !reply.trouble) this.edited = false;
    if (mine && (reply.trouble || !asksNothing)) this.showTrouble((this.troubled = reply.trouble));
    if (reply.kind === "code") this.code.textContent = reply.content;
    if (reply.kind === "state" && !this.edited) this.text.value = reply.content; // what was pasted stays until it is taken
    if (reply.kind === "words") this.showWords(reply.content);
    if (reply.trouble || reply.ended) this.setPlaying(false);
    if (reply.kind !== "frame") return;
    if (reply.scene) {
      const first = !this.scene;
      this.scene = reply.scene;
      this.line.version = reply.scene.version;
      // points that were drawn since are not in this answer yet
      if (!this.line.moving()) this.points = new Float32Array(bytes(buffers[4]).slice().buffer);
      if (first) this.buildControls();
      this.showControls();
    } else if (!this.scene) return;
    this.state = reply;
    this.fine = new Uint16Array(bytes(buffers[0]).slice().buffer);
    this.boundary = this.fine.map((value) => value >> 8);
    this.units = bytes(buffers[1]);
    this.weights = new Float32Array(bytes(buffers[2]).slice().buffer);
    this.history = new Float32Array(bytes(buffers[3]).slice().buffer);
    this.fresh = Boolean(reply.scene) || this.fresh;
    if (reply.todo && reply.asked === "restore" && mine) this.setPlaying(true); // a restored state learns what it had learned
    else if (this.replaying && !reply.todo) this.setPlaying(false);
    this.replaying = reply.todo;
    if (reply.playing) {
      this.left--;
      this.request ||= requestAnimationFrame(() => this.draw()); // two pictures between two frames: one is drawn
      return;
    }
    this.draw(); // what was asked for is drawn at once
    if (!this.playing) this.refresh();
  }

  refresh() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      for (const node of this.opened) if (node.open) this.line.ask(node.dataset.kind);
    }, 150);
  }

  setPlaying(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    this.play.textContent = this.say(playing ? "pause" : "play");
    this.left = playing ? GRANTED : 0;
    if (playing) {
      this.run = `${this.page.id} ${this.line.next}`; // a grant that comes after the end of its play begins no other one
      this.line.ask("play", { pictures: GRANTED, run: this.run }, true);
    }
    else this.line.ask("pause");
    this.tell();
  }

  stopAnd(kind, more) {
    this.setPlaying(false);
    this.line.ask(kind, more);
  }

  showTrouble(parts) {
    const text = JSON.stringify(parts ?? null);
    if (text === this.troubleText) return;
    this.troubleText = text;
    this.trouble.hidden = !parts;
    this.trouble.replaceChildren(...(parts ?? []).map((part) => make("p", {}, part)));
  }

  silent() {
    this.waitingForKernel = true;
    this.showTrouble([this.say("waiting")]);
  }

  showWords({ caption, x1, x2, answers, said }) {
    const cell = (kind, text, more = {}) => make(kind, more, text);
    const head = make("tr", {}, cell("th", "x2 \\ x1", { scope: "col" }), ...x1.map((x) => cell("th", x, { scope: "col" })));
    const rows = answers.map((row, i) => make("tr", {}, cell("th", x2[i], { scope: "row" }), ...row.map((value) => cell("td", value))));
    const table = make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...rows));
    this.words.replaceChildren(...(caption ? [table] : []), ...said.map((line) => make("p", {}, line)));
  }

  /** Tell a screen reader: at once when it rests, every five seconds while it plays. */
  tell() {
    const said = this.state?.said ?? "";
    clearTimeout(this.later);
    const now = performance.now();
    if (!this.live.textContent || (this.playing && now - (this.told ?? 0) > 5000)) {
      this.told = now;
      this.live.textContent = said;
    } else if (!this.playing) this.later = setTimeout(() => (this.live.textContent = this.state?.said ?? ""), 120);
    this.net.setAttribute("aria-label", `${this.say("network")}. ${said}`);
    this.plane.setAttribute("aria-label", `${this.say("boundary")}. ${said}`);
  }

  // ---- drawing

  draw() {
    cancelAnimationFrame(this.request);
    this.request = null;
    if (!this.state || !this.root.isConnected) return;
    this.colors ??= palette(this.root);
    this.drawNumbers();
    this.drawBoundary();
    this.drawNet();
    this.drawCurve();
    if (this.fresh) this.drawPoints();
    this.fresh = false;
    this.root.dataset.drawn = ++this.drawn;
    this.root.dataset.steps = this.state.steps;
    this.root.dataset.version = this.scene.version;
    this.tell();
    if (this.playing && this.left <= GRANTED / 2) {
      this.line.ask("play", { pictures: GRANTED - this.left, run: this.run }, true);
      this.left = GRANTED;
    }
  }

  drawNumbers() {
    const { epoch, loss, held } = this.state;
    const number = (value, digits) => make("b", {}, value === null ? "–" : value.toFixed(digits));
    this.numbers.replaceChildren(`${this.say("epoch")} `, number(Math.floor(epoch), 0), ` ${this.say("loss_train")} `, number(loss, 3), ` ${this.say("loss_test")} `, number(held, 3));
  }

  drawBoundary() {
    const [pen, width, height] = paper(this.plane);
    pen.imageSmoothingEnabled = true;
    pen.drawImage(this.stamps.get("boundary", this.boundary, SIDE, this.colors.table), 0, 0, width, height);
    pen.strokeStyle = this.colors.ink;
    pen.lineWidth = 1.6;
    contour(pen, this.fine, width, height);
    pen.strokeStyle = this.colors.edge;
    pen.lineWidth = 1;
    pen.strokeRect(0.5, 0.5, width - 1, height - 1);
  }

  drawPoints() {
    const [pen, width, height] = paper(this.over);
    if (!this.scene) return;
    const { span, settings } = this.scene;
    const size = this.points.length / 4 > 300 ? 2.4 : 3.2;
    const least = settings.task === "regression" ? 0 : 0.5;
    pen.font = "13px system-ui, sans-serif";
    for (let i = 0; i < this.points.length; i += 4) {
      const [x1, x2, t, held] = this.points.subarray(i, i + 4);
      point(pen, ((x1 / span + 1) / 2) * width, ((1 - x2 / span) / 2) * height, t > least, size);
      const color = t > least ? this.colors.one : this.colors.zero;
      pen.lineWidth = held ? 1.4 : 1;
      pen.strokeStyle = held ? color : this.colors.rim;
      if (!held) {
        pen.fillStyle = color;
        pen.fill();
      }
      pen.stroke();
    }
    this.label(pen, this.say("axis_x"), width - 20, height - 6);
    this.label(pen, this.say("axis_y"), 6, 16);
    if (document.activeElement === this.over || this.over.getRootNode().activeElement === this.over) this.drawCross(pen, width, height);
  }

  label(pen, text, x, y) {
    pen.lineWidth = 3;
    pen.strokeStyle = this.colors.ground;
    pen.strokeText(text, x, y);
    pen.fillStyle = this.colors.ink;
    pen.fillText(text, x, y);
  }

  drawCross(pen, width, height) {
    const [x, y] = [((this.cross[0] / this.scene.span + 1) / 2) * width, ((1 - this.cross[1] / this.scene.span) / 2) * height];
    for (const [color, thick] of [[this.colors.ground, 4], [this.colors.ink, 1.6]]) {
      pen.strokeStyle = color;
      pen.lineWidth = thick;
      pen.beginPath();
      pen.moveTo(x - 11, y);
      pen.lineTo(x + 11, y);
      pen.moveTo(x, y - 11);
      pen.lineTo(x, y + 11);
      pen.stroke();
    }
  }

  /** Where each unit stands: columns of the layers, from what the network sees to what it answers. */
  places(width, height) {
    const { sizes } = this.state;
    const columns = sizes.length;
    const most = Math.max(...sizes);
    const long = Math.max(...this.scene.settings.features.map((name) => this.say(`feature_${name}`).length));
    const room = 12 + 7.5 * long; // for the names of the features
    const side = Math.max(14, Math.min(40, (height - 8) / most - 7, ((width - room) / columns) * 0.62));
    return [side, sizes.map((count, k) => {
      const x = room + side / 2 + ((width - room - side - 2) * k) / Math.max(columns - 1, 1);
      const gap = Math.min((height - 8) / count, side + 16);
      return Array.from({ length: count }, (_, u) => [x, height / 2 + (u - (count - 1) / 2) * gap]);
    })];
  }

  drawNet() {
    const [pen, width, height] = paper(this.net);
    const { sizes, shapes } = this.state;
    const [side, places] = this.places(width, height);
    let at = 0;
    shapes.forEach(([d, h], k) => {
      if (places[k]?.length === d && places[k + 1]?.length === h) this.drawWeights(pen, this.weights.subarray(at, at + d * h), places[k], places[k + 1], side);
      at += d * h;
    });
    let unit = 0;
    pen.imageSmoothingEnabled = true;
    places.forEach((column, k) => column.forEach(([x, y], u) => {
      const last = k === sizes.length - 1;
      const small = UNIT * UNIT;
      const stamp = last ? this.stamps.kept.boundary : this.stamps.get(unit, this.units.subarray(unit * small, (unit + 1) * small), UNIT, this.colors.table);
      unit++;
      pen.drawImage(stamp, x - side / 2, y - side / 2, side, side);
      pen.strokeStyle = this.colors.ink;
      pen.lineWidth = 1.2;
      pen.strokeRect(x - side / 2, y - side / 2, side, side);
      if (k === 0) {
        pen.fillStyle = this.colors.ink;
        pen.font = "13px system-ui, sans-serif";
        pen.textAlign = "right";
        pen.fillText(this.say(`feature_${this.scene.settings.features[u]}`), x - side / 2 - 6, y + 4);
      }
    }));
  }

  drawWeights(pen, weights, from, to, side) {
    let most = 0.5;
    for (const w of weights) most = Math.max(most, Math.abs(w));
    from.forEach(([x1, y1], i) => to.forEach(([x2, y2], j) => {
      const w = weights[i * to.length + j];
      pen.strokeStyle = w < 0 ? this.colors.blue : this.colors.orange;
      pen.lineWidth = 0.4 + (4.1 * Math.abs(w)) / most;
      pen.globalAlpha = 0.25 + (0.75 * Math.abs(w)) / most;
      pen.setLineDash(w < 0 ? [6, 4] : []);
      const [start, end] = [x1 + side / 2, x2 - side / 2];
      pen.beginPath();
      pen.moveTo(start, y1);
      pen.bezierCurveTo(start + (end - start) / 2, y1, start + (end - start) / 2, y2, end, y2);
      pen.stroke();
    }));
    pen.globalAlpha = 1;
    pen.setLineDash([]);
  }

  drawCurve() {
    const [pen, width, height] = paper(this.curve);
    const [left, bottom] = [38, height - 18];
    const rows = this.history.length / 3;
    let [far, most] = [1, 0];
    for (let i = 0; i < rows; i++) {
      far = Math.max(far, this.history[3 * i]);
      for (const value of [this.history[3 * i + 1], this.history[3 * i + 2]]) if (Number.isFinite(value)) most = Math.max(most, value);
    }
    most = most || 1;
    pen.fillStyle = this.colors.ink;
    pen.font = "12px system-ui, sans-serif";
    pen.textAlign = "right";
    pen.fillText(most.toFixed(2), left - 5, 12);
    pen.fillText("0", left - 5, bottom + 3);
    pen.fillText(`${this.say("epoch")} ${far.toFixed(0)}`, width - 2, height - 3);
    pen.strokeStyle = this.colors.edge;
    pen.lineWidth = 1;
    pen.strokeRect(left + 0.5, 4.5, width - left - 2, bottom - 5);
    for (const [column, color, dash] of [[1, this.colors.blue, []], [2, this.colors.orange, [5, 3]]]) {
      pen.strokeStyle = color;
      pen.lineWidth = 2;
      pen.setLineDash(dash);
      pen.beginPath();
      for (let i = 0; i < rows; i++) {
        const value = this.history[3 * i + column];
        if (!Number.isFinite(value)) continue;
        pen.lineTo(left + 1 + ((width - left - 3) * this.history[3 * i]) / far, bottom - ((bottom - 6) * value) / most);
      }
      pen.stroke();
    }
    pen.setLineDash([]);
    this.curve.setAttribute("aria-label", `${this.say("losses")}. ${this.state.said}`);
  }

  // ---- points by mouse and keyboard

  listenToThePlane() {
    const at = (event) => {
      const box = this.over.getBoundingClientRect();
      const { span } = this.scene;
      return [((event.clientX - box.left) / box.width * 2 - 1) * span, (1 - (event.clientY - box.top) / box.height * 2) * span];
    };
    let last = null;
    const put = (event) => {
      const spot = at(event);
      const near = last && Math.hypot(spot[0] - last[0], spot[1] - last[1]) < 0.09 * this.scene.span;
      if (near) return; // a line of points, not a smear
      last = this.cross = spot.map((x) => round(x, 3));
      this.usePen();
    };
    this.over.addEventListener("pointerdown", (event) => {
      if (!this.scene || this.pen.value === "off") return;
      event.preventDefault();
      this.over.focus({ preventScroll: true });
      this.over.setPointerCapture(event.pointerId);
      last = null;
      put(event);
      this.drawing = true;
    });
    this.over.addEventListener("pointermove", (event) => this.drawing && put(event));
    for (const kind of ["pointerup", "pointercancel"]) this.over.addEventListener(kind, () => (this.drawing = false));
    this.over.addEventListener("keydown", (event) => this.key(event));
    for (const kind of ["focus", "blur"]) this.over.addEventListener(kind, () => this.drawPoints());
  }

  key(event) {
    if (!this.scene) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by) {
      const far = (event.shiftKey ? 0.02 : 0.1) * this.scene.span;
      this.cross = this.cross.map((x, i) => round(clamp(x + far * by[i], [-this.scene.span, this.scene.span]), 3));
      this.drawPoints();
      clearTimeout(this.later);
      this.later = setTimeout(() => (this.live.textContent = this.say("cross", { x: shown(this.cross[0]), y: shown(this.cross[1]) })), 120);
    } else if (event.key === "Enter" || event.key === " ") this.usePen();
    else return;
    event.preventDefault();
  }

  /** Put a point at the cross, or take away what is near it. Points that were drawn by chance stay as the reader's own. */
  usePen() {
    const kind = this.pen.value;
    if (kind === "off") return;
    const rows = [];
    for (let i = 0; i < this.points.length; i += 4) rows.push([...this.points.subarray(i, i + 3)].map((x) => round(x, 4)));
    const far = (row) => Math.hypot(row[0] - this.cross[0], row[1] - this.cross[1]) > 0.07 * this.scene.span;
    const target = { one: 1, zero: 0, high: 1, low: -1 }[kind];
    const kept = kind === "erase" ? rows.filter(far) : [...rows, [...this.cross, target]];
    if (kind === "erase" && kept.length === rows.length) return;
    this.points = new Float32Array(kept.flatMap((row) => [...row, 0])); // shown at once, before Python answers
    this.drawPoints();
    this.line.change({ data: "own", points: kept, task: this.scene.settings.task });
  }
}

/** A buffer as it came: a DataView or an ArrayBuffer. */
function bytes(buffer) {
  return buffer.buffer ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
}

export default {
  render({ model, el }) {
    const shown = new Playground(model);
    el.append(shown.root);
    const anew = () => {
      if (!shown.root.clientWidth) return; // JupyterLab hides the notebook while it changes its theme
      for (const canvas of shown.root.querySelectorAll("canvas")) canvas.known = null;
      shown.root.classList.toggle("pg-narrow", shown.root.clientWidth < 620);
      shown.colors = null;
      shown.fresh = true;
      shown.request ||= requestAnimationFrame(() => shown.draw());
    };
    const size = new ResizeObserver(anew);
    size.observe(shown.root);
    const theme = new MutationObserver(() => [0, 100, 400].forEach((ms) => setTimeout(anew, ms))); // its colours come later
    theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "class"] });
    shown.line.ask("hello");
    return () => {
      shown.setPlaying(false);
      shown.line.close();
      size.disconnect();
      theme.disconnect();
    };
  },
};
