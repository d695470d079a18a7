using Backprop;
using Backprop.Runtime;

namespace Quickstart;

/// <summary>One network and what became of it.</summary>
/// <param name="Name">What keeps it from over-fitting, if anything does.</param>
/// <param name="Network">The trained network.</param>
/// <param name="History">Its training.</param>
/// <param name="Result">The network as it is at the end, on the samples that it has not seen.</param>
internal sealed record Trial(string Name, Network<float> Network, History History, Evaluation Result)
{
    /// <summary>50 epochs on the first samples, judged by the last 200.</summary>
    public static Trial Run(string name, Network<float> network, DataSet<float> data, params Callback[] callbacks)
    {
        (DataSet<float> train, DataSet<float> test) = data.Split(0.2);
        History history = network.Fit(train, epochs: 50, batchSize: 10, validation: test, callbacks: callbacks, verbosity: Verbosity.None);
        return new(name, network, history, network.Evaluate(test));
    }

    /// <summary>All four: nothing, and the three usual cures.</summary>
    public static Trial[] RunAll(DataSet<float> data) =>
    [
        Run("plain", new Classifier(seed: 1), data),
        Run("dropout", new ClassifierWithDropout(seed: 1), data),
        Run("L2", new ClassifierWithL2(seed: 1), data),
        Run("early stopping", new Classifier(seed: 1), data, new EarlyStopping(patience: 5, restoreBestWeights: true)),
    ];

    /// <summary>A line of the table.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name,-16}{History.Epochs.Count,6}{History["loss"][^1],10:F3}{History["val_loss"].Min(),12:F3}{Result.Loss,12:F3}{Result.Accuracy,12:P1}");
}
