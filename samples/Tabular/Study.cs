using Backprop;

namespace Tabular;

/// <summary>A network that has learned a table, and how well.</summary>
internal sealed class Study
{
    private readonly ChurnNetwork model = new(seed: 1);
    private readonly Features features;

    /// <summary>Learns.</summary>
    /// <param name="customers">The table.</param>
    /// <param name="verbosity">What is printed.</param>
    public Study(IReadOnlyList<Customer> customers, Verbosity verbosity)
    {
        // A fifth of the customers for the test, and a fifth of the rest for validation, each with the same share of those who left.
        float[] inputs = Features.Of(customers);
        float[] cancelled = [.. customers.Select(customer => customer.Cancelled ? 1f : 0)];
        var all = new DataSet<float>(inputs, cancelled, count: customers.Count);
        (DataSet<float> known, DataSet<float> test) = all.StratifiedSplit(0.2, seed: 1);
        (DataSet<float> training, DataSet<float> validation) = known.StratifiedSplit(0.2, seed: 2);

        // The parts are views: they see the normalized numbers too.
        features = Features.Measure(training);
        features.Normalize(inputs);

        // Few leave, but they count as much as the others together.
        double share = cancelled.Average();
        Share = share;
        History = model.Fit(
            training,
            epochs: 100,
            batchSize: 64,
            validation: validation,
            metrics: [new AUC<float>()],
            callbacks: [new EarlyStopping("val_auc", patience: 10, restoreBestWeights: true)],
            classWeights: new Dictionary<int, double> { [0] = 0.5 / (1 - share), [1] = 0.5 / share },
            verbosity: verbosity);
        Test = model.Evaluate(test, batchSize: 256, metrics: [new AUC<float>(), new Precision<float>(), new Recall<float>()]);
    }

    /// <summary>The part of the customers that left.</summary>
    public double Share { get; }

    /// <summary>The epochs.</summary>
    public History History { get; }

    /// <summary>What the network knows of customers that it has never seen.</summary>
    public Evaluation Test { get; }

    /// <summary>The layer table.</summary>
    public string Summary => model.Summary();

    /// <summary>How inclined a customer is to leave, from 0 to 1. With class weights this is no probability: 0.5 is where precision and recall are measured.</summary>
    public float Predict(Customer customer)
    {
        float[] sample = Features.Of([customer]);
        features.Normalize(sample);
        return model.Predict(sample)[0];
    }
}
