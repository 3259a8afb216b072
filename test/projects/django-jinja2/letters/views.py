from django.http import Http404
from django.shortcuts import render

LETTERS = [
    'Your crossword of last Saturday has two solutions, and I demand both be honoured.',
    'Who decided that the clock of St Mary should strike thirteen?',
    'Thank you for the weather.',
]


def inbox(request):
    return render(request, 'letters/inbox.html', {'letters': LETTERS})


def letter(request, number):
    if not 1 <= number <= len(LETTERS):
        raise Http404
    return render(request, 'letters/letter.html', {'text': LETTERS[number - 1]})
