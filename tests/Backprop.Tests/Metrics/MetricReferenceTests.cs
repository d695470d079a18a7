namespace Backprop.Tests.Metrics;

/// <summary>Every metric against its definition, computed over all samples at once, however the samples come in batches.</summary>
public sealed class MetricReferenceTests
{
    private const int Samples = 240;
    private const int Classes = 4;
    private const double Epsilon = 1e-7;

    private readonly double[] outputs = new double[Samples * Classes];
    private readonly double[] targets = new double[Samples * Classes];
    private readonly int[] labels = new int[Samples];
    private readonly double[] weights = new double[Samples];

    public MetricReferenceTests()
    {
        Random random = new(21);
        for (int s = 0; s < Samples; s++)
        {
            labels[s] = random.Next(Classes);
            weights[s] = random.Next(4) * 0.5;
            double[] row = [.. Enumerable.Range(0, Classes).Select(c => Math.Round(random.NextDouble() + (c == labels[s] ? 0.5 : 0), 2))];
            for (int c = 0; c < Classes; c++)
            {
                outputs[(s * Classes) + c] = row[c] / row.Sum();
                targets[(s * Classes) + c] = c == labels[s] ? 1 : 0;
            }
        }
    }

    public static TheoryData<string, bool> Cases
    {
        get
        {
            TheoryData<string, bool> cases = [];
            foreach (string name in Metrics.Keys)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    private delegate double Reference(Rows rows);

    private static readonly Dictionary<string, (Func<bool, Metric<double>> Create, Reference Reference)> Metrics = new()
    {
        ["mean squared error"] = (w => new MeanSquaredError<double> { Weighted = w }, r => r.Mean(s => r.Each(s, (p, y) => Math.Pow(p - y, 2)).Average())),
        ["root mean squared error"] = (w => new RootMeanSquaredError<double> { Weighted = w }, r => Math.Sqrt(r.Mean(s => r.Each(s, (p, y) => Math.Pow(p - y, 2)).Average()))),
        ["mean absolute error"] = (w => new MeanAbsoluteError<double> { Weighted = w }, r => r.Mean(s => r.Each(s, (p, y) => Math.Abs(p - y)).Average())),
        ["mean absolute percentage error"] = (w => new MeanAbsolutePercentageError<double> { Weighted = w }, r => r.Mean(s =>
            100 * r.Each(s, (p, y) => Math.Abs((y - p) / Math.Max(Math.Abs(y), Epsilon))).Average())),
        ["Kullback-Leibler divergence"] = (w => new KLDivergence<double> { Weighted = w }, r => r.Mean(s =>
            r.Each(s, (p, y) => Math.Clamp(y, Epsilon, 1) * Math.Log(Math.Clamp(y, Epsilon, 1) / Math.Clamp(p, Epsilon, 1))).Sum())),
        ["cosine similarity"] = (w => new CosineSimilarity<double> { Weighted = w }, r => r.Mean(s =>
            r.Each(s, (p, y) => p * y).Sum() / Math.Sqrt(r.Each(s, (p, _) => p * p).Sum() * r.Each(s, (_, y) => y * y).Sum()))),
        ["a mean of one's own"] = (w => new MeanOf<double>((p, y) => p[0] * y[1], "own") { Weighted = w }, r => r.Mean(s => r.Output(s)[0] * r.Target(s)[1])),
        ["R2"] = (w => new R2Score<double> { Weighted = w }, r => Enumerable.Range(0, Classes).Average(c =>
        {
            double mean = r.Mean(s => r.Target(s)[c]);
            return 1 - (r.Sum(s => Math.Pow(r.Target(s)[c] - r.Output(s)[c], 2)) / r.Sum(s => Math.Pow(r.Target(s)[c] - mean, 2)));
        })),
        ["binary accuracy"] = (w => new BinaryAccuracy<double> { Weighted = w }, r => r.Mean(s => r.Each(s, (p, y) => (p > 0.5 ? 1 : 0) == y ? 1.0 : 0).Average())),
        ["categorical accuracy"] = (w => new CategoricalAccuracy<double> { Weighted = w }, r => r.Mean(s => r.Rank(s) == 0 ? 1 : 0)),
        ["the best two"] = (w => new TopKCategoricalAccuracy<double>(2) { Weighted = w }, r => r.Mean(s => r.Rank(s) < 2 ? 1 : 0)),
        ["precision"] = (w => new Precision<double>(0.3) { Weighted = w }, r => r.Count(0.3, true, true) / (r.Count(0.3, true, true) + r.Count(0.3, true, false))),
        ["recall"] = (w => new Recall<double>(0.3) { Weighted = w }, r => r.Count(0.3, true, true) / (r.Count(0.3, true, true) + r.Count(0.3, false, true))),
        ["true positives"] = (w => new TruePositives<double> { Weighted = w }, r => r.Count(0.5, true, true)),
        ["false positives"] = (w => new FalsePositives<double>(0.2) { Weighted = w }, r => r.Count(0.2, true, false)),
        ["true negatives"] = (w => new TrueNegatives<double>(0.2) { Weighted = w }, r => r.Count(0.2, false, false)),
        ["false negatives"] = (w => new FalseNegatives<double> { Weighted = w }, r => r.Count(0.5, false, true)),
        ["F1, macro"] = (w => new F1Score<double> { Weighted = w }, r => Enumerable.Range(0, Classes).Average(c => r.F(1, c))),
        ["F2, weighted"] = (w => new FBetaScore<double>(ClassAverage.Weighted, 2) { Weighted = w }, r =>
            Enumerable.Range(0, Classes).Sum(c => r.F(2, c) * r.Sum(s => r.Target(s)[c])) / r.Sum(_ => 1)),
        ["F1 above a threshold, micro"] = (w => new FBetaScore<double>(ClassAverage.Micro, 1, 0.3) { Weighted = w }, r =>
            2 * r.Count(0.3, true, true) / ((2 * r.Count(0.3, true, true)) + r.Count(0.3, true, false) + r.Count(0.3, false, true))),
        ["AUC"] = (w => new AUC<double> { Weighted = w }, r => r.Roc(200)),
        ["AUC of few thresholds"] = (w => new AUC<double>(14) { Weighted = w }, r => r.Roc(14)),
        ["AUC of precision and recall"] = (w => new AUC<double>(50, AUCCurve.PR) { Weighted = w }, r => r.PrecisionRecall(50)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_metric_is_its_definition(string name, bool weighted)
    {
        (Func<bool, Metric<double>> create, Reference reference) = Metrics[name];
        Metric<double> metric = create(weighted);
        double expected = reference(new(outputs, targets, weighted ? weights : [.. weights.Select(_ => 1.0)]));
        Assert.Equal(0, metric.Result);
        for (int round = 0; round < 2; round++)
        {
            metric.Reset();
            for (int first = 0; first < Samples; first += 50)
            {
                int count = Math.Min(50, Samples - first);
                metric.Update(new Predictions<double>(
                    outputs.AsSpan(first * Classes, count * Classes), Classes, targets.AsSpan(first * Classes, count * Classes), default, Classes,
                    weights.AsSpan(first, count), default, count));
            }

            Assert.Equal(expected, metric.Result, 1e-12);
        }

        Assert.NotEqual(0, expected);
    }

    [Fact]
    public void Labels_are_judged_like_one_hot_targets()
    {
        var sparse = new SparseTopKCategoricalAccuracy<double>(2);
        var dense = new TopKCategoricalAccuracy<double>(2);
        sparse.Update(new(outputs, labels, Samples));
        dense.Update(new(outputs, targets, Samples));
        Assert.Equal(dense.Result, sparse.Result);
        Assert.InRange(sparse.Result, 0.5, 0.99);
    }

    [Fact]
    public void Equal_outputs_are_all_among_the_best()
    {
        var metric = new SparseTopKCategoricalAccuracy<double>(1);
        metric.Update(new([0.4, 0.4, 0.2], [1], 1));
        Assert.Equal(1, metric.Result);
        metric.Update(new([double.NaN, 0.4, 0.2], [0], 1));
        Assert.Equal(0.5, metric.Result);
    }

    [Fact]
    public void A_perfect_order_has_the_area_one_and_the_reverse_zero()
    {
        foreach (AUCCurve curve in Enum.GetValues<AUCCurve>())
        {
            var metric = new AUC<double>(curve: curve);
            metric.Update(new([0.1, 0.2, 0.8, 0.9], [0.0, 0, 1, 1], 4));
            Assert.Equal(1, metric.Result, 1e-12);
        }

        var reverse = new AUC<double>();
        reverse.Update(new([0.1, 0.2, 0.8, 0.9], [1.0, 1, 0, 0], 4));
        Assert.Equal(0, reverse.Result, 1e-12);
    }

    [Fact]
    public void Logits_are_judged_as_their_probabilities()
    {
        double[] logits = [.. outputs.Select(p => Math.Log(p / (1 - p)))];
        var ofLogits = new AUC<double>(100, fromLogits: true);
        var ofProbabilities = new AUC<double>(100);
        ofLogits.Update(new(logits, targets, Samples));
        ofProbabilities.Update(new(outputs, targets, Samples));
        Assert.Equal(ofProbabilities.Result, ofLogits.Result, 1e-2);
    }

    [Fact]
    public void Updates_allocate_nothing()
    {
        foreach ((Func<bool, Metric<double>> create, _) in Metrics.Values)
        {
            Metric<double> metric = create(true);
            Predictions<double> all = new(outputs, Classes, targets, default, Classes, weights, default, Samples);
            metric.Update(all);
            long before = GC.GetAllocatedBytesForCurrentThread();
            metric.Update(all);
            metric.Reset();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    /// <summary>All samples.</summary>
    private sealed class Rows(double[] outputs, double[] targets, double[] weights)
    {
        public double[] Output(int s) => outputs[(s * Classes)..((s + 1) * Classes)];

        public double[] Target(int s) => targets[(s * Classes)..((s + 1) * Classes)];

        public IEnumerable<double> Each(int s, Func<double, double, double> of) => Output(s).Zip(Target(s), of);

        public double Sum(Func<int, double> of) => Enumerable.Range(0, Samples).Sum(s => weights[s] * of(s));

        public double Mean(Func<int, double> of) => Sum(of) / weights.Sum();

        public int Rank(int s)
        {
            double own = Output(s)[Array.IndexOf(Target(s), 1.0)];
            int first = Array.IndexOf(Output(s), Output(s).Max());
            int larger = Output(s).Count(p => p > own);
            return larger == 0 && first != Array.IndexOf(Target(s), 1.0) ? 1 : larger;
        }

        public double Count(double threshold, bool answer, bool should) =>
            Sum(s => Each(s, (p, y) => (p > threshold) == answer && (y > 0.5) == should ? 1.0 : 0).Sum());

        public double F(double beta, int c)
        {
            double yes = Sum(s => Answer(s) == c && Target(s)[c] == 1 ? 1 : 0);
            double precision = yes / Sum(s => Answer(s) == c ? 1 : 0);
            double recall = yes / Sum(s => Target(s)[c]);
            return (1 + (beta * beta)) * precision * recall / ((beta * beta * precision) + recall);

            int Answer(int s) => Array.IndexOf(Output(s), Output(s).Max());
        }

        /// <summary>Keras's sums over its thresholds, as its source has them.</summary>
        public double Roc(int n)
        {
            (double[] tp, double[] fp, double[] fn, double[] tn) = Counts(n);
            double area = 0;
            for (int i = 0; i < n - 1; i++)
            {
                double X(int j) => fp[j] / (fp[j] + tn[j]);
                double Y(int j) => tp[j] / (tp[j] + fn[j]);
                area += (X(i) - X(i + 1)) * (Y(i) + Y(i + 1)) / 2;
            }

            return area;
        }

        public double PrecisionRecall(int n)
        {
            (double[] tp, double[] fp, double[] fn, _) = Counts(n);
            double area = 0;
            for (int i = 0; i < n - 1; i++)
            {
                double dtp = tp[i] - tp[i + 1];
                double p = tp[i] + fp[i];
                double next = tp[i + 1] + fp[i + 1];
                double slope = p - next > 0 ? dtp / (p - next) : 0;
                double intercept = tp[i + 1] - (slope * next);
                double ratio = p > 0 && next > 0 ? p / next : 1;
                area += slope * (dtp + (intercept * Math.Log(ratio))) / (tp[i + 1] + fn[i + 1]);
            }

            return area;
        }

        private (double[] TP, double[] FP, double[] FN, double[] TN) Counts(int n)
        {
            double[] thresholds = [-Epsilon, .. Enumerable.Range(1, n - 2).Select(i => i / (n - 1.0)), 1 + Epsilon];
            double[] Of(bool answer, bool should) => [.. thresholds.Select(t => Count(t, answer, should))];
            return (Of(true, true), Of(true, false), Of(false, true), Of(false, false));
        }
    }
}
