window.onload = function () {
  document.getElementById("wrap").className = "ready";
};
