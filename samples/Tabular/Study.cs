using Backprop;

namespace Tabular;

/// <summary>A network that has learned a table, and how well.</summary>
internal sealed class Study
{
    private readonly ChurnNetwork model = new(seed: 1);

    /// <summary>Learns.</summary>
    /// <param name="customers">The table.</param>
    /// <param name="verbosity">What is printed.</param>
    public Study(IReadOnlyList<Customer> customers, Verbosity verbosity)
    {
        // A fifth of the customers for the test, and a fifth of the rest for validation, each with the same share of those who left.
        (DataSet<float> known, DataSet<float> test) = Features.Of(customers).StratifiedSplit(0.2, seed: 1);
        (DataSet<float> training, DataSet<float> validation) = known.StratifiedSplit(0.2, seed: 2);

        // Means and variances of the training part: those of all rows would tell the network something of rows that it must not know.
        model.Adapt(training);

        // Few leave, but they count as much as the others together.
        double share = customers.Average(customer => customer.Cancelled ? 1.0 : 0);
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
    public float Predict(Customer customer) => model.Predict(Features.NumbersOf([customer]), Features.CategoriesOf([customer]))[0];

    /// <summary>Writes all weights, those with means and variances too.</summary>
    public void Save(string path) => model.Save(path);
}
