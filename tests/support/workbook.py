"""Workbooks as other programs write them: inline texts, numbers as numbers, nothing but what must be there."""
import io, zipfile

BUNDLE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(*sheets):
    """An .xlsx with these [(name, rows)] written as other programs do: inline texts, numbers as numbers."""
    def cell(value, at):
        if isinstance(value, (int, float)):
            return f'<c r="{at}"><v>{value}</v></c>'
        text = str(value).replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'

    def letters(n):
        return (letters(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)

    out = io.BytesIO()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">'
                        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                        f'<Override PartName="/xl/workbook.xml" ContentType="{BUNDLE}.sheet.main+xml"/></Types>')
        bundle.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, (name, _) in enumerate(sheets, 1))
        bundle.writestr("xl/workbook.xml",
                        f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>')
        targets = "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                          for n in range(1, len(sheets) + 1))
        bundle.writestr("xl/_rels/workbook.xml.rels",
                        f'<Relationships xmlns="{package}/relationships">{targets}</Relationships>')
        for n, (_, rows) in enumerate(sheets, 1):
            body = "".join(
                f'<row r="{r}">' + "".join(cell(value, f"{letters(c)}{r}") for c, value in enumerate(row) if value != "") +
                "</row>" for r, row in enumerate(rows, 1))
            bundle.writestr(f"xl/worksheets/sheet{n}.xml",
                            f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>')
    return out.getvalue()
