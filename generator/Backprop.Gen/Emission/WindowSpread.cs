using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// Pooling backwards: every input element sums what the windows that saw it hand back, and is stored once. Windows that tile the input, each
/// element in exactly one, are walked window by window with their taps written out.
/// </summary>
/// <param name="Window">How the window slides.</param>
/// <param name="Channels">Of input and output.</param>
/// <param name="Result">Letter of what is computed.</param>
/// <param name="Epilogue">A formula applied to each result, or null.</param>
/// <param name="Letters">The kernel's names for the epilogue's other operands.</param>
internal sealed record WindowSpread(Window Window, int Channels, string Result, Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    private const int MostTapsInText = 16;

    private readonly TapLoop rows = new(Window.Rows, Backward: true, "i", "top", "ky");
    private readonly TapLoop columns = new(Window.Columns, Backward: true, "j", "left", "kx");

    private bool Tiles => Window.Taps <= MostTapsInText && Window is
    {
        IsPadded: false,
        Rows: { Dilation: 1 } r,
        Columns: { Dilation: 1 } c,
    } && r.Kernel == r.Stride && c.Kernel == c.Stride && r.Input == r.Output * r.Stride && c.Input == c.Output * c.Stride;

    /// <summary>Writes the loops.</summary>
    /// <param name="w">The kernel.</param>
    /// <param name="load">Writes what is read of a window, given the index of its result and the names of its row and column.</param>
    /// <param name="term">What the window hands back to a tap, as C#, given the tap's number.</param>
    public void Write(KernelWriter w, Action<string, string, string> load, Func<string, string> term)
    {
        if (Tiles)
        {
            WriteTiles(w, load, term);
            return;
        }

        using (w.For("i", rows.Targets))
        {
            rows.WriteBounds(w);
            using (w.For("j", columns.Targets))
            {
                columns.WriteBounds(w);
                using (w.Block($"for (nint n = 0; n < {KernelWriter.Times("S", Channels)}; n += V.Count)"))
                {
                    w.Line("V sum = V.Zero;");
                    using (rows.Loop(w))
                    using (columns.Loop(w))
                    {
                        w.Line($"nint row = {rows.Source("ky")}, column = {columns.Source("kx")};");
                        load($"((row * {columns.Sources}) + column) * {Channels} * S + n", "row", "column");
                        w.Line($"sum = sum + {term(Window.Rows.Kernel == 1 ? "kx" : $"((ky * {Window.Columns.Kernel}) + kx)")};");
                    }

                    w.Line($"nint at = ((i * {columns.Targets}) + j) * {Channels} * S + n;");
                    WriteResult(w, "sum", "at");
                }
            }
        }
    }

    private void WriteTiles(KernelWriter w, Action<string, string, string> load, Func<string, string> term)
    {
        using (w.For("i", rows.Sources))
        using (w.For("j", columns.Sources))
        using (w.Block($"for (nint n = 0; n < {KernelWriter.Times("S", Channels)}; n += V.Count)"))
        {
            load($"((i * {columns.Sources}) + j) * {Channels} * S + n", "i", "j");
            w.Line($"nint at = ((i * {Window.Rows.Stride} * {columns.Targets}) + (j * {Window.Columns.Stride})) * {Channels} * S + n;");
            for (int tap = 0; tap < Window.Taps; tap++)
            {
                long offset = (((long)(tap / Window.Columns.Kernel) * columns.Targets) + (tap % Window.Columns.Kernel)) * Channels;
                string number = KernelWriter.Number(tap);
                w.Line($"V d{number} = {term(number)};");
                WriteResult(w, "d" + number, KernelWriter.Plus("at", KernelWriter.Times("S", offset)), number);
            }
        }
    }

    private void WriteResult(KernelWriter w, string value, string at, string suffix = "")
    {
        if (Epilogue is null)
        {
            w.Line($"V.Store({value}, ref {Result}, {at});");
            return;
        }

        // A formula reads each operand once, whatever it does with it.
        foreach (string other in Epilogue.Others)
        {
            w.Line($"V {Letters![other]}_{suffix} = V.Load(ref {Letters[other]}, {at});");
        }

        w.Line($"V.Store({w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? value : $"{Letters![o]}_{suffix}")}, ref {Result}, {at});");
    }
}
