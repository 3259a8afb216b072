/** The recipes of docs/islands.md, typed into projects; and what the projects of their readers have besides. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { installPackages, type Project } from "./frontend.ts";
import { manage } from "./serve.ts";

const page = resolve(import.meta.dirname, "../../docs/islands.md");

/** What the recipes say to install. */
const PACKAGES = { "chart.js": "^4.6.1", flatpickr: "^4.6.13" };

interface Block {
  language: string;
  /** As the comment in its first line says. */
  file: string;
  code: string;
}

function blocks(): Block[] {
  const found = readFileSync(page, "utf8").matchAll(/```(\w+)\n(\W+([\w./]+\.\w+).*\n[^]*?)```/g);
  return [...found].map(([, language = "", code = "", file = ""]) => ({ language, code, file }));
}

/** @returns all code of the page for this file, in order */
const codeOf = (file: string): string =>
  blocks()
    .filter((block) => block.file === file)
    .map(({ code }) => code)
    .join("\n\n");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  write(file, text.replace(from, to));
}

/**
 * Puts the islands into the rendered folder, and installs what they want.
 *
 * @param ending that of the framework's components: the recipes have each of another one, too
 * @returns the files, below the folder
 */
export async function typeIslands({ frontend }: Project, ending: "tsx" | "vue"): Promise<string[]> {
  const islands = blocks().filter(
    ({ file }) => file.startsWith("src/islands/") && [".ts", `.${ending}`].some((one) => file.endsWith(one)),
  );
  for (const { file, code } of islands) write(join(frontend, file), code);
  const file = join(frontend, "package.json");
  const json = JSON.parse(readFileSync(file, "utf8")) as { dependencies?: Record<string, string> };
  const more = { ...json, dependencies: { ...json.dependencies, ...PACKAGES } };
  writeFileSync(file, `${JSON.stringify(more, null, 2)}\n`);
  await installPackages(frontend);
  return islands.map((island) => island.file);
}

function writeTemplates(folder: string, language: "django" | "jinja"): void {
  const templates = blocks().filter((block) => block.language === language && block.file.endsWith(".html"));
  if (templates.length !== 4) throw new Error(`${page} has ${templates.length} templates of ${language}, not 4`);
  for (const { file, code } of templates) write(join(folder, file), code);
}

const DJANGO_MODELS = `from django.db import models


class Order(models.Model):
    placed_on = models.DateField()


class Book(models.Model):
    title = models.CharField(max_length=80)
    year = models.IntegerField()
`;

const DJANGO_BEFORE = `from datetime import date

from django import forms
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from .models import Book, Order


class SignUp(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username"]


class Task(forms.Form):
    due = forms.DateField(widget=forms.DateInput({"type": "date"}))


def task(request):
    form = Task(request.POST or None, initial={"due": date(2026, 5, 1)})
    if form.is_valid():
        return HttpResponse(f"due on {form.cleaned_data['due']:%d %B %Y}")
    return render(request, "task.html", {"form": form})


`;

const DJANGO_ROWS = `
from datetime import date
from django.contrib.auth.models import User
from library.models import Book, Order
User.objects.create_user("ada")
Order.objects.bulk_create(Order(placed_on=date(2026, month, 3)) for month in (1, 1, 2))
Book.objects.bulk_create(Book(title=f"Book {n:02}", year=1900 + n) for n in range(30))
`;

const VIEWS = { report: "report", "sign-up": "sign_up", "is-taken": "is_taken", task: "task", books: "books" };

/** Puts the views, the templates and a database into Django's project. */
export async function typeDjango({ folder, python, env }: Project): Promise<void> {
  const library = join(folder, "library");
  write(join(library, "__init__.py"), "");
  write(join(library, "models.py"), DJANGO_MODELS);
  write(join(library, "views.py"), DJANGO_BEFORE + codeOf("views.py"));
  writeTemplates(join(library, "templates"), "django");
  edit(join(folder, "mysite/settings.py"), "INSTALLED_APPS = [", 'INSTALLED_APPS = [\n    "library",');
  const paths = Object.entries(VIEWS).map(([path, view]) => `    path("${path}", views.${view}, name="${view}"),\n`);
  const urls = join(folder, "mysite/urls.py");
  edit(urls, "urlpatterns = [\n", `from library import views\n\nurlpatterns = [\n${paths.join("")}`);
  await manage({ cwd: folder, python, env }, "migrate", "--run-syncdb");
  await manage({ cwd: folder, python, env }, "shell", "-c", DJANGO_ROWS);
}

const FASTAPI_BEFORE = `

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import Form
from fastapi.responses import RedirectResponse
from pydantic import BaseModel


class Order(BaseModel):
    placed_on: date


class Task(BaseModel):
    due: date


ORDERS = [Order(placed_on=date(2026, month, 3)) for month in (1, 1, 2)]
BOOKS = [{"title": f"Book {n:02}", "year": 1900 + n} for n in range(30)]
NAMES = {"ada"}


@app.get("/task")
def show_task(request: Request):
    return templates.TemplateResponse(request, "task.html", {"task": Task(due=date(2026, 5, 1))})


@app.post("/task")
def save_task(due: Annotated[date, Form()]):
    return HTMLResponse(f"due on {due:%d %B %Y}")


`;

/** Puts the routes and the templates into FastAPI's project. */
export function typeFastapi({ folder }: Project): void {
  const main = join(folder, "app/main.py");
  write(main, readFileSync(main, "utf8") + FASTAPI_BEFORE + codeOf("main.py"));
  writeTemplates(join(folder, "app/templates"), "jinja");
}
