using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Microsoft.CodeAnalysis;

namespace Backprop.RandomNetworks;

/// <summary>Prints networks for somebody who looks into a failure.</summary>
internal static class Showing
{
    public static int Print(int[] seeds, TextWriter output)
    {
        foreach (DrawnNetwork drawn in seeds.Select(DrawnNetwork.Draw))
        {
            output.WriteLine($"// seed {drawn.Seed}, batches of {drawn.Batch}");
            output.WriteLine(drawn.Double.Source);
            GeneratorRun run = GeneratorRun.Of(drawn.Double.Source);
            foreach (GeneratedSourceResult file in run.Sources)
            {
                output.WriteLine("// " + file.HintName);
                output.WriteLine(file.SourceText.ToString());
            }

            foreach (Diagnostic complaint in run.Complaints())
            {
                output.WriteLine(complaint.ToString());
            }
        }

        return 0;
    }
}
