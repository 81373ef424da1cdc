import { childrenOf, type XmlNode } from './xml-tree.ts'

/**
 * The order in which ECMA-376 lets elements stand inside others, for what our files contain. A program that meets them in another
 * order calls the file damaged and offers to repair it. For tests: what we write has to follow it, and may hold nothing else.
 */
const sequences: Readonly<Record<string, string>> = {
  // WordprocessingML: CT_PPr, CT_RPr (EG_RPrBase in the order of the strict schema), CT_TblPr, CT_TrPr, CT_TcPr, CT_SectPr.
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr',
  'w:rPr':
    'w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:noProof w:color w:spacing w:kern w:position w:sz w:szCs w:u w:shd w:vertAlign w:lang',
  'w:tblPr':
    'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription',
  'w:tbl': 'w:tblPr w:tblGrid w:tr*',
  'w:tr': 'w:trPr w:tc*',
  'w:tc': 'w:tcPr w:p*',
  'w:tcPr': 'w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:vAlign',
  'w:sectPr':
    'w:headerReference* w:footerReference* w:footnotePr w:type w:pgSz w:pgMar w:paperSrc w:cols w:formProt w:vAlign w:titlePg w:textDirection w:docGrid',
  'w:tcBorders': 'w:top w:left w:bottom w:right',
  'w:tblCellMar': 'w:top w:left w:bottom w:right',
  'w:pBdr': 'w:top w:left w:bottom w:right',
  'w:style': 'w:name w:aliases w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr',
  'w:lvl': 'w:start w:numFmt w:suff w:lvlText w:lvlJc w:pPr w:rPr',
  'w:numbering': 'w:abstractNum* w:num*',
  'w:settings':
    'w:zoom w:defaultTabStop w:characterSpacingControl w:footnotePr w:compat w:themeFontLang w:decimalSymbol w:listSeparator',
  'w:sdt': 'w:sdtPr w:sdtContent',
  'wp:inline': 'wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic',
  // SpreadsheetML.
  workbook: 'workbookPr bookViews sheets definedNames calcPr',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells hyperlinks pageMargins pageSetup headerFooter drawing',
  sheetView: 'pane selection',
  c: 'f v',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles',
  font: 'b i u sz color name family',
  border: 'left right top bottom diagonal',
  // DrawingML charts.
  'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr c:externalData',
  'c:chart': 'c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:plotArea': 'c:layout c:barChart c:lineChart c:catAx c:valAx',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser* c:gapWidth c:overlap c:axId*',
  'c:lineChart': 'c:grouping c:varyColors c:ser* c:marker c:axId*',
  'c:ser': 'c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dLbls c:cat c:val c:smooth',
  'c:dLbls':
    'c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses',
  // PresentationML.
  'p:presentation': 'p:sldMasterIdLst p:notesMasterIdLst p:sldIdLst p:sldSz p:notesSz p:embeddedFontLst p:defaultTextStyle',
  'p:sldMaster': 'p:cSld p:clrMap p:sldLayoutIdLst p:hf p:txStyles',
  'p:sldLayout': 'p:cSld p:clrMapOvr',
  'p:sld': 'p:cSld p:clrMapOvr',
  'p:notesMaster': 'p:cSld p:clrMap p:notesStyle',
  'p:notes': 'p:cSld p:clrMapOvr',
  'p:cSld': 'p:bg p:spTree',
  'p:sp': 'p:nvSpPr p:spPr p:txBody',
  'p:nvSpPr': 'p:cNvPr p:cNvSpPr p:nvPr',
  'p:graphicFrame': 'p:nvGraphicFramePr p:xfrm a:graphic',
  'p:nvGraphicFramePr': 'p:cNvPr p:cNvGraphicFramePr p:nvPr',
  'p:spPr': 'a:xfrm a:prstGeom a:noFill a:solidFill a:ln',
  'p:txBody': 'a:bodyPr a:lstStyle a:p*',
  // DrawingML text and tables.
  'a:txBody': 'a:bodyPr a:lstStyle a:p*',
  'a:pPr': 'a:lnSpc a:spcBef a:spcAft a:buFont a:buNone a:buAutoNum a:buChar a:tabLst a:defRPr',
  'a:lvl1pPr': 'a:lnSpc a:spcBef a:spcAft a:buFont a:buNone a:buAutoNum a:buChar a:tabLst a:defRPr',
  'a:rPr': 'a:ln a:noFill a:solidFill a:latin a:hlinkClick',
  'a:defRPr': 'a:ln a:noFill a:solidFill a:latin a:hlinkClick',
  'a:tbl': 'a:tblPr a:tblGrid a:tr*',
  'a:tc': 'a:txBody a:tcPr',
  'a:tcPr': 'a:lnL a:lnR a:lnT a:lnB a:noFill a:solidFill',
  'xdr:oneCellAnchor': 'xdr:from xdr:ext xdr:graphicFrame xdr:clientData',
  'xdr:graphicFrame': 'xdr:nvGraphicFramePr xdr:xfrm a:graphic',
  'a:clrScheme': 'a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink',
  'a:themeElements': 'a:clrScheme a:fontScheme a:fmtScheme',
  'a:ln': 'a:noFill a:solidFill a:prstDash a:round',
}

/** Where the tree breaks the order, in words; empty when it nowhere does. */
export function orderFaults(node: XmlNode): string[] {
  const own = faultsOf(node)
  return [...own, ...childrenOf(node).flatMap(orderFaults)]
}

function faultsOf(node: XmlNode): string[] {
  const sequence = sequences[node.name]?.split(' ')
  if (!sequence) return []
  const places = new Map(sequence.map((item, index) => [item.replace('*', ''), { index, repeats: item.endsWith('*') }]))
  const faults: string[] = []
  let last = -1
  for (const child of childrenOf(node)) {
    const place = places.get(child.name)
    if (place === undefined) faults.push(`${child.name} does not belong in ${node.name}`)
    else if (place.index < last) faults.push(`${child.name} stands too late in ${node.name}`)
    else if (place.index === last && !place.repeats) faults.push(`${child.name} stands twice in ${node.name}`)
    last = Math.max(last, place?.index ?? last)
  }
  return faults
}
