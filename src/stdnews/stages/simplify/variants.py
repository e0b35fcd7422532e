"""Variants of characters that are in use in neither script's standard, and that OpenCC leaves as they are."""

from __future__ import annotations

from typing import Final

VARIANTS: Final = dict(
    line.split()
    for line in """
衞 卫
敍 叙
枱 台
値 值
囯 国
囘 回
効 效
竝 并
粧 妆
揹 背
鎗 枪
痺 痹
簷 檐
""".split("\n")
    if line
)
