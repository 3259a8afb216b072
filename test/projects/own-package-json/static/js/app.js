"use strict";

document.documentElement.dataset.shop = "open";
