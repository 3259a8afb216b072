from django.shortcuts import get_object_or_404, render

from news.models import Story


def front_page(request):
    return render(request, 'news/front_page.html', {'stories': Story.objects.all()[:10]})


def story(request, slug):
    return render(request, 'news/story.html', {'story': get_object_or_404(Story, slug=slug)})
