using System.Text;

namespace Backprop.Gen.Emission;

/// <summary>Text with indentation: lines, raw-string blocks whose every line is indented, and braces that close themselves.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder text = new();
    private int indentation;
    private bool blankLinePending;

    /// <summary>Lines so far, blank ones not counted.</summary>
    public int Lines { get; private set; }

    /// <summary>Writes a line or several; each is indented, and an empty one stays empty.</summary>
    public void Line(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r', ' ');
            if (trimmed.Length == 0)
            {
                blankLinePending = true;
                continue;
            }

            if (blankLinePending)
            {
                text.Append('\n');
                blankLinePending = false;
            }

            text.Append(' ', indentation * IndentSize).Append(trimmed).Append('\n');
            Lines++;
        }
    }

    /// <summary>A blank line before the next line, unless a block has just begun or ends.</summary>
    public void Blank() => blankLinePending = true;

    /// <summary>A header and an opening brace; disposing closes it.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Braces();
    }

    public Scope Braces(string closing = "}")
    {
        Line("{");
        indentation++;
        return new Scope(this, closing);
    }

    /// <summary>An opening bracket; disposing closes the list.</summary>
    public Scope Brackets(string closing = "]")
    {
        Line("[");
        indentation++;
        return new Scope(this, closing);
    }

    public override string ToString() => text.ToString();

    private void Close(string closing)
    {
        blankLinePending = false;
        indentation--;
        Line(closing);
    }

    internal readonly struct Scope(SourceWriter writer, string closing) : IDisposable
    {
        public void Dispose() => writer.Close(closing);
    }
}
