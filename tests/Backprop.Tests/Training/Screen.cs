using System.Text;

namespace Backprop.Tests.Training;

/// <summary>
/// A terminal of limited width: it obeys carriage return, line feed and colour codes, wraps where a line is full, and shows what a
/// user would see.
/// </summary>
internal sealed class Screen(int columns) : StringWriter
{
    private readonly List<StringBuilder> rows = [new()];
    private int column;
    private bool inCode;

    /// <summary>Whether a line was ever wrapped by the terminal.</summary>
    public bool Wrapped { get; private set; }

    /// <summary>Times that a line was begun anew.</summary>
    public int Redraws { get; private set; }

    /// <summary>Colour codes seen.</summary>
    public int Codes { get; private set; }

    public string[] Rows => [.. rows.Select(row => row.ToString().TrimEnd())];

    public override void Write(char value)
    {
        base.Write(value);
        Show(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        base.Write(buffer, index, count);
        foreach (char value in buffer.AsSpan(index, count))
        {
            Show(value);
        }
    }

    public override void Write(string? value)
    {
        base.Write(value);
        foreach (char character in value ?? "")
        {
            Show(character);
        }
    }

    public override void WriteLine() => Write(NewLine);

    public override void WriteLine(string? value) => Write(value + NewLine);

    private void Show(char value)
    {
        if (inCode)
        {
            inCode = value != 'm';
            return;
        }

        switch (value)
        {
            case '\e':
                inCode = true;
                Codes++;
                return;
            case '\r':
                column = 0;
                Redraws++;
                return;
            case '\n':
                column = 0;
                rows.Add(new());
                return;
        }

        // A terminal wraps when a character comes behind the last column; one that fills the last column already unsettles some.
        Wrapped |= column >= columns - 1;
        StringBuilder row = rows[^1];
        row.Append(' ', Math.Max(0, column + 1 - row.Length));
        row[column++] = value;
    }
}
