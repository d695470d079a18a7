using System.Globalization;

namespace Backprop;

/// <summary>A line of text that is written again and again without allocating; it knows how many columns it takes.</summary>
internal sealed class LineBuffer
{
    private char[] characters = new char[256];

    /// <summary>Characters, colour codes included.</summary>
    public int Length { get; private set; }

    /// <summary>Columns that the text takes on the screen.</summary>
    public int Columns { get; private set; }

    public void Clear()
    {
        Length = 0;
        Columns = 0;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
        Columns += text.Length;
    }

    public void Append(char character, int times)
    {
        if (times > 0)
        {
            Room(times)[..times].Fill(character);
            Length += times;
            Columns += times;
        }
    }

    /// <summary>A colour code, which takes no column.</summary>
    public void AppendCode(string code)
    {
        int columns = Columns;
        Append(code);
        Columns = columns;
    }

    public void AppendInteger(long value, int width = 0)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        Append(' ', width - length);
        Append(digits[..length]);
    }

    public void AppendMetric(double value) => Advance(Figures.WriteMetric(value, Room(Figures.MaxLength)));

    public void AppendDuration(TimeSpan value) => Advance(Figures.WriteDuration(value, Room(Figures.MaxLength)));

    public void AppendCount(double value) => Advance(Figures.WriteCount(value, Room(Figures.MaxLength)));

    public void WriteTo(TextWriter writer) => writer.Write(characters, 0, Length);

    private void Advance(int length)
    {
        Length += length;
        Columns += length;
    }

    private Span<char> Room(int length)
    {
        if (Length + length > characters.Length)
        {
            Array.Resize(ref characters, Math.Max(Length + length, 2 * characters.Length));
        }

        return characters.AsSpan(Length);
    }
}
