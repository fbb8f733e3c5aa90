"""The road from a first figure to a target: figures on tab stops above a line, what they are below it."""

from pipeline.blocks import TargetLine
from pipeline.render.docx.markup import TAB, paragraph, run, styled
from pipeline.render.docx.styles import StyleIds


def target_line(block: TargetLine, ids: StyleIds, accent: int, *, new_page: bool, indent: str) -> str:
    """Two paragraphs: start, change and target; then their captions. What is empty keeps its place."""
    start = run(block.start.value)
    change = styled(block.change, ids["Label"])
    goal = styled(block.goal.value, ids.accented("Streefcijfer", accent))
    figures = start + TAB + change + TAB + goal
    captions = run(block.start.caption) + TAB + run(block.goal.caption)
    return paragraph(ids.accented("Meetcijfers", accent), figures, new_page=new_page, indent=indent) + paragraph(
        ids["Meetbijschrift"], captions, indent=indent
    )
