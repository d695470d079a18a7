namespace Backprop;

/// <summary>A point of a curve.</summary>
/// <param name="Epoch">Where.</param>
/// <param name="Value">How much.</param>
internal readonly record struct ChartPoint(int Epoch, double Value)
{
    /// <summary>
    /// At most about twice <paramref name="stretches"/> of the points: of each stretch the first, the smallest, the largest and the last, so that no
    /// peak is lost.
    /// </summary>
    public static List<ChartPoint> Thin(List<ChartPoint> points, int stretches)
    {
        if (points.Count <= 2 * stretches)
        {
            return points;
        }

        List<ChartPoint> result = [points[0]];
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            int from = (int)((long)points.Count * stretch / stretches);
            int to = (int)((long)points.Count * (stretch + 1) / stretches);
            int smallest = from;
            int largest = from;
            for (int i = from; i < to; i++)
            {
                smallest = points[i].Value < points[smallest].Value ? i : smallest;
                largest = points[i].Value > points[largest].Value ? i : largest;
            }

            foreach (int i in (int[])[Math.Min(smallest, largest), Math.Max(smallest, largest)])
            {
                if (points[i] != result[^1])
                {
                    result.Add(points[i]);
                }
            }
        }

        if (points[^1] != result[^1])
        {
            result.Add(points[^1]);
        }

        return result;
    }
}
