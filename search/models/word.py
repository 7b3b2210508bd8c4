"""The words of what everybody may see."""

from django.db import models

LONGEST_WORD = 40


class Word(models.Model):
    """A word as it is written, its stem, and how many things that everybody may see have it.

    Of what is not public no word is here: corrections and suggestions are made of these.
    """

    is_derived = True

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    things = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.word
