<?xml version="1.0" encoding="utf-8"?>
<!-- Copies an XML documentation file without the members of types that are not public. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="utf-8" />
  <!-- The full names of the public types, each between semicolons. -->
  <xsl:param name="types" />

  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()" /></xsl:copy>
  </xsl:template>

  <xsl:template match="member">
    <xsl:variable name="is-public">
      <xsl:call-template name="has-public-type">
        <xsl:with-param name="rest" select="substring-before(concat(substring(@name, 3), '('), '(')" />
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$is-public = 'true'">
      <xsl:copy><xsl:apply-templates select="@* | node()" /></xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- Looks for a public type among the prefixes of a name: A, A.B, A.B.C. -->
  <xsl:template name="has-public-type">
    <xsl:param name="prefix" />
    <xsl:param name="rest" />
    <xsl:variable name="segment" select="substring-before(concat($rest, '.'), '.')" />
    <xsl:variable name="path" select="concat($prefix, substring-before(concat($segment, '`'), '`'))" />
    <xsl:choose>
      <xsl:when test="contains($types, concat(';', $path, ';'))">true</xsl:when>
      <xsl:when test="contains($rest, '.')">
        <xsl:call-template name="has-public-type">
          <xsl:with-param name="prefix" select="concat($path, '.')" />
          <xsl:with-param name="rest" select="substring-after($rest, '.')" />
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
