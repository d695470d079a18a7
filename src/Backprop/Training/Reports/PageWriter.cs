using System.Xml;

namespace Backprop;

/// <summary>
/// Writes HTML that is well-formed XML too: everything is escaped, every element is closed. What HTML calls void elements close themselves, all
/// others have an end tag.
/// </summary>
internal sealed class PageWriter : IDisposable
{
    // No indentation: white space between inline elements shows. Lines are broken where it does not.
    private static readonly XmlWriterSettings Format = new() { OmitXmlDeclaration = true, NewLineChars = "\n", CloseOutput = false };

    private readonly XmlWriter xml;
    private int ids;

    public PageWriter(TextWriter output)
    {
        xml = XmlWriter.Create(output, Format);
        xml.WriteDocType("html", null, null, null);
        Break();
    }

    /// <summary>A number that no other element has in its id.</summary>
    public int NextId() => ++ids;

    /// <summary>Begins an element; disposing of the result ends it.</summary>
    public Scope Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        return new(this);
    }

    /// <summary>An element with nothing but text in it.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        Text(text);
        xml.WriteFullEndElement();
    }

    /// <summary>An element without content, as <c>meta</c> or a shape of a drawing.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    /// <summary>Text; characters that no page may hold become U+FFFD.</summary>
    public void Text(string text) => xml.WriteString(Clean(text));

    /// <summary>The content of a <c>style</c> element, in which HTML knows no escapes.</summary>
    public void Style(string css)
    {
        xml.WriteStartElement("style");
        xml.WriteRaw(css);
        xml.WriteFullEndElement();
    }

    /// <summary>A line break where white space does not show.</summary>
    public void Break() => xml.WriteWhitespace("\n");

    public void Dispose() => xml.Dispose();

    private static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) ? !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])) : !XmlConvert.IsXmlChar(text[i]))
            {
                return string.Concat(text.EnumerateRunes().Select(rune => rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
            }
        }

        return text;
    }

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes)
        {
            xml.WriteAttributeString(attribute, Clean(value));
        }
    }

    /// <summary>An open element.</summary>
    internal readonly struct Scope(PageWriter page) : IDisposable
    {
        public void Dispose() => page.xml.WriteFullEndElement();
    }
}
