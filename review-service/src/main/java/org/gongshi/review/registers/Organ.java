package org.gongshi.review.registers;

/** 执法机关, an organ that enforces, under its unified social credit code. */
public record Organ(String code, String name) {}
