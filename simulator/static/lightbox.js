// A picture at full size; Escape, the button and a tap beside it close it.

const dialog = document.getElementById("lightbox");
const image = document.getElementById("lightbox-image");

export function openPicture(path, name) {
  image.src = path;
  image.alt = name;
  dialog.showModal();
}

dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close();
});
