"""What the pages of correspondence declare of themselves."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(
    slug="post",
    landing="wardmote.foundation.post.landing:landing",
    specimens="wardmote.foundation.post.specimens:specimens",
)
