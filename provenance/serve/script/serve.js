// The form takes a file that is dropped anywhere; a job shows how far it is.

const field = document.getElementById("file");
const shade = (over) => document.body.classList.toggle("over", over);

if (field) {
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    shade(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) shade(false);
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    shade(false);
    field.files = event.dataTransfer.files;
    document.getElementById("form").requestSubmit();
  });
}

document.addEventListener("submit", (event) => {
  const { sure } = event.submitter?.dataset ?? {};
  if (sure && !confirm(sure)) event.preventDefault();
});

const EVERY = 1000;
const bar = document.getElementById("share");
const state = document.getElementById("state");

async function look() {
  try {
    const answer = await fetch(`/api/jobs/${bar.dataset.job}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const job = await answer.json();
    if (job.state === "done") return location.replace(`/reports/${job.report}`);
    if (job.state === "failed") return location.reload();
    const ahead = job.ahead ? ` (${bar.dataset.ahead} ${job.ahead})` : "";
    tell(state.dataset[job.state] + ahead);
    if (job.share) bar.value = job.share;
  } catch {
    tell(state.dataset.lost);
  }
  setTimeout(look, EVERY);
}

// Said once, and not every second, to who listens.
function tell(words) {
  if (state.textContent !== words) state.textContent = words;
}

if (bar) look();
