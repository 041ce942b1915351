// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/cost_classification.h"
#include "engine/lessons/entries.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kMistakeSteps = 300;
constexpr int kDescentSteps = 400;
constexpr int kAnswer = 100;   // handles of q begin here, those of p at 0
constexpr double kHighest = 8; // nats that a chart shows

constexpr Ink kLabelInk = Ink::Truth;
constexpr Ink kAnswerInk = Ink::Kind1;

// A label and an answer of that kind; the rest of a class is shared by the others.
Distribution labelOf(std::string_view kind, std::size_t classes)
{
    const double most = kind == "soft" ? 0.8 : kind == "unsure" ? 0.5 : 1;
    return withPart(Distribution(classes, 1 / static_cast<double>(classes)), 0, most);
}

Distribution answerOf(std::string_view kind, std::size_t classes)
{
    const Distribution equal(classes, 1 / static_cast<double>(classes));
    if (kind == "equal")
        return equal;
    const Distribution leaning = withPart(equal, 1, 0.7); // which wrong class gets most of the rest
    return withPart(leaning, 0, kind == "mistake" ? 0.001 : 0.95);
}

// Where only one of both distributions is zero, one of these is infinite.
Words bothOrders(double pq, double qp)
{
    if (std::isfinite(pq) && std::isfinite(qp))
        return {CARPO_TR("Lesson", "H(p, q) = %1, H(q, p) = %2"), {pq, qp}};
    if (std::isfinite(pq))
        return {CARPO_TR("Lesson", "H(p, q) = %1, H(q, p) infinite: p has zeros"), {pq}};
    if (std::isfinite(qp))
        return {CARPO_TR("Lesson", "H(p, q) infinite: q has zeros; H(q, p) = %1"), {qp}};
    return {CARPO_TR("Lesson", "H(p, q) and H(q, p) infinite: each has zeros of its own")};
}

class Costs : public Demonstration
{
public:
    explicit Costs(const Settings& settings)
        : m_isDescent(text(settings, "plays") == "descent")
        , m_cost(text(settings, "cost"))
        , m_rate(real(settings, "rate"))
        , m_p(labelOf(text(settings, "label"), static_cast<std::size_t>(integer(settings, "classes"))))
        , m_q(answerOf(text(settings, "answer"), m_p.size()))
        , m_scores(scoresOf(m_q))
    {
        note();
    }

    void step() override
    {
        if (isFinished())
            return;
        if (m_isDescent)
            descend();
        else
            worsen();
        ++m_done;
        note();
    }

    void move(int handle, double, double y) override
    {
        const bool isAnswer = handle >= kAnswer;
        const int which = isAnswer ? handle - kAnswer : handle;
        if (which < 0 || static_cast<std::size_t>(which) >= m_p.size() || !std::isfinite(y))
            return;
        Distribution& moved = isAnswer ? m_q : m_p;
        moved = withPart(moved, static_cast<std::size_t>(which), y);
        m_scores = scoresOf(m_q);
        // Another label or answer: what was noted no longer tells of this one.
        m_done = 0;
        m_steps.clear();
        m_noted = {};
        note();
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        if (key != "rate")
            return false;
        m_rate = std::get<double>(value);
        return true;
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {distributions(), curve(), numbers(), m_isDescent ? course() : pull()};
        picture.status = stepOf(m_done, steps());
        picture.finished = isFinished();
        return picture;
    }

private:
    static constexpr std::size_t kCosts = 3; // cross-entropy, hinge, cosine

    [[nodiscard]] int steps() const { return m_isDescent ? kDescentSteps : kMistakeSteps; }
    [[nodiscard]] bool isFinished() const { return m_done >= steps(); }
    [[nodiscard]] std::size_t right() const { return mostLikely(m_p); }

    [[nodiscard]] static std::array<double, kCosts> costsOf(const Distribution& p, const Distribution& q)
    {
        return {crossEntropy(p, q), hinge(scoresOf(q), mostLikely(p)), cosineDistance(p, q)};
    }

    [[nodiscard]] static Words costName(std::size_t cost)
    {
        constexpr std::array<const char*, kCosts> kNames{CARPO_TR("Lesson", "cross-entropy"),
                                                         CARPO_TR("Lesson", "hinge"),
                                                         CARPO_TR("Lesson", "1 - cosine")};
        return {kNames.at(cost)};
    }

    // The odds of the right class fall by the same factor with every step.
    void worsen()
    {
        constexpr double kFall = 10.0 / kMistakeSteps;
        constexpr double kLeast = 1e-6;
        const double part = std::clamp(m_q[right()], kLeast, 1 - kLeast);
        const double odds = part / (1 - part) * std::exp(-kFall);
        m_q = withPart(m_q, right(), odds / (1 + odds));
        m_scores = scoresOf(m_q);
    }

    void descend()
    {
        const std::vector<double> gradient = scoreGradient(m_cost, m_p, m_scores);
        for (std::size_t i = 0; i < m_scores.size(); ++i)
            m_scores[i] -= m_rate * gradient[i];
        m_q = softmax(m_scores);
    }

    void note()
    {
        m_steps.push_back(m_done);
        const auto costs = costsOf(m_p, m_q);
        for (std::size_t i = 0; i < kCosts; ++i)
            m_noted.at(i).push_back(costs.at(i));
    }

    [[nodiscard]] Axis classAxis() const
    {
        Axis axis;
        for (std::size_t i = 0; i < m_p.size(); ++i)
            axis.categories.push_back({CARPO_TR("Lesson", "class %1"), {static_cast<double>(i + 1)}});
        axis.minimum = -0.6;
        axis.maximum = static_cast<double>(m_p.size()) - 0.4;
        return axis;
    }

    [[nodiscard]] Chart distributions() const
    {
        constexpr double kAside = 0.2;
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The label p and the answer q: drag their tops")};
        chart.note = bothOrders(crossEntropy(m_p, m_q), crossEntropy(m_q, m_p));
        chart.x = classAxis();
        chart.y = {.label = {CARPO_TR("Lesson", "probability")}, .minimum = -0.06, .maximum = 1.25};
        Bars label{.name = {CARPO_TR("Lesson", "label p")}, .ink = kLabelInk, .width = 0.36};
        Bars answer{.name = {CARPO_TR("Lesson", "answer q")}, .ink = kAnswerInk, .width = 0.36};
        for (std::size_t i = 0; i < m_p.size(); ++i) {
            const auto x = static_cast<double>(i);
            label.x.push_back(x - kAside);
            label.y.push_back(m_p[i]);
            answer.x.push_back(x + kAside);
            answer.y.push_back(m_q[i]);
            const Words number{CARPO_TR("Lesson", "p%1"), {x + 1}};
            const Words ofAnswer{CARPO_TR("Lesson", "q%1"), {x + 1}};
            const int id = static_cast<int>(i);
            chart.handles.push_back(
                {.id = id, .x = x - kAside, .y = m_p[i], .name = number, .alongX = false});
            chart.handles.push_back(
                {.id = kAnswer + id, .x = x + kAside, .y = m_q[i], .name = ofAnswer, .alongX = false});
        }
        chart.bars = {label, answer};
        return chart;
    }

    // What the costs would be if only the right class's part of the answer were another.
    [[nodiscard]] Chart curve() const
    {
        constexpr int kPlaces = 200;
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What it costs to give the right class that little")};
        chart.note = {CARPO_TR("Lesson", "q = %1: -ln q = %2"),
                      {m_q[right()], -std::log(std::max(m_q[right()], 1e-9))}};
        chart.x = {
            .label = {CARPO_TR("Lesson", "probability of the right class, q")}, .minimum = 0, .maximum = 1};
        chart.y = {.label = {CARPO_TR("Lesson", "cost")}, .minimum = 0, .maximum = kHighest};
        std::array<Line, kCosts> lines;
        for (int place = 0; place < kPlaces; ++place) {
            // Closer together near 0, where the logarithm is steep.
            const double x = 0.0002 + 0.9997 * std::pow(static_cast<double>(place) / (kPlaces - 1), 3);
            const auto costs = costsOf(m_p, withPart(m_q, right(), x));
            for (std::size_t i = 0; i < kCosts; ++i) {
                lines.at(i).x.push_back(x);
                lines.at(i).y.push_back(costs.at(i));
            }
        }
        const auto now = costsOf(m_p, m_q);
        for (std::size_t i = 0; i < kCosts; ++i) {
            lines.at(i).name = costName(i);
            lines.at(i).ink = inkOf(i);
            chart.lines.push_back(lines.at(i));
            chart.points.push_back(
                {.ink = inkOf(i), .x = {m_q[right()]}, .y = {std::min(now.at(i), kHighest)}, .large = true});
        }
        return chart;
    }

    [[nodiscard]] static Ink inkOf(std::size_t cost)
    {
        constexpr std::array<Ink, kCosts> kInks{Ink::Kind2, Ink::Kind3, Ink::Kind4};
        return kInks.at(cost);
    }

    [[nodiscard]] static Words cell(double value)
    {
        if (!std::isfinite(value))
            return {CARPO_TR("Lesson", "infinite")};
        return {CARPO_TR("Lesson", "%1"), {value}};
    }

    [[nodiscard]] Table numbers() const
    {
        Table table;
        table.title = {CARPO_TR("Lesson", "The measures, in nats")};
        table.note = {CARPO_TR("Lesson", "H(p, q) = H(p) + D(p || q); the order matters")};
        table.columns = {{CARPO_TR("Lesson", "Measure")}, {CARPO_TR("Lesson", "Value")}};
        const auto row = [&table](const char* name, double value) {
            table.rows.push_back({{name}, cell(value)});
        };
        row(CARPO_TR("Lesson", "Entropy of the label, H(p)"), entropy(m_p));
        row(CARPO_TR("Lesson", "Entropy of the answer, H(q)"), entropy(m_q));
        row(CARPO_TR("Lesson", "Cross-entropy H(p, q)"), crossEntropy(m_p, m_q));
        row(CARPO_TR("Lesson", "Exchanged: H(q, p)"), crossEntropy(m_q, m_p));
        row(CARPO_TR("Lesson", "Kullback-Leibler D(p || q)"), divergence(m_p, m_q));
        row(CARPO_TR("Lesson", "Exchanged: D(q || p)"), divergence(m_q, m_p));
        row(CARPO_TR("Lesson", "Hinge, of the scores ln q"), hinge(m_scores, right()));
        row(CARPO_TR("Lesson", "Cosine of the angle"), 1 - cosineDistance(m_p, m_q));
        return table;
    }

    // How hard each cost pulls at the scores of the classes.
    [[nodiscard]] Panel pull() const
    {
        constexpr std::array<std::string_view, kCosts> kKeys{"cross_entropy", "hinge", "cosine"};
        constexpr double kWidth = 0.26;
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "How each cost pulls at the scores")};
        chart.note = {CARPO_TR("Lesson", "Cross-entropy: q - p; here %1 at the right class"),
                      {m_q[right()] - m_p[right()]}};
        chart.x = classAxis();
        chart.y = {.label = {CARPO_TR("Lesson", "gradient by the score")}, .minimum = -1.1, .maximum = 1.1};
        for (std::size_t cost = 0; cost < kCosts; ++cost) {
            Bars bars{.name = costName(cost), .ink = inkOf(cost), .width = kWidth};
            bars.y = scoreGradient(kKeys.at(cost), m_p, m_scores);
            for (std::size_t i = 0; i < bars.y.size(); ++i)
                bars.x.push_back(static_cast<double>(i) + kWidth * (static_cast<double>(cost) - 1));
            chart.bars.push_back(bars);
        }
        chart.levels = {{.at = 0}};
        return chart;
    }

    [[nodiscard]] Panel course() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "All three while one of them is made small")};
        chart.note = {CARPO_TR("Lesson", "Probability of the right class: %1"), {m_q[right()]}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = steps()};
        chart.y = {.label = {CARPO_TR("Lesson", "cost")}, .minimum = 0, .maximum = kHighest};
        for (std::size_t i = 0; i < kCosts; ++i)
            chart.lines.push_back({.name = costName(i), .ink = inkOf(i), .x = m_steps, .y = m_noted.at(i)});
        chart.levels = {{.at = entropy(m_p), .name = {CARPO_TR("Lesson", "entropy of the label")}}};
        return chart;
    }

    bool m_isDescent;
    std::string m_cost;
    double m_rate;
    Distribution m_p;
    Distribution m_q;
    std::vector<double> m_scores; // softmax gives q
    int m_done = 0;
    std::vector<double> m_steps;
    std::array<std::vector<double>, kCosts> m_noted; // costs, a step
};

std::vector<training::Hyperparameter> ofBoth()
{
    return {{.key = "label",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("certain"),
             .choices = {{"certain", CARPO_TR("Hyperparameter", "All on one class")},
                         {"soft", CARPO_TR("Hyperparameter", "Mostly one class")},
                         {"unsure", CARPO_TR("Hyperparameter", "Half on one class")}},
             .name = CARPO_TR("Hyperparameter", "Label"),
             .explanation = CARPO_TR("Hyperparameter", "The distribution that is to be found.")},
            {.key = "answer",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("right"),
             .choices = {{"right", CARPO_TR("Hyperparameter", "Sure and right")},
                         {"equal", CARPO_TR("Hyperparameter", "All classes alike")},
                         {"mistake", CARPO_TR("Hyperparameter", "Sure and wrong")}},
             .name = CARPO_TR("Hyperparameter", "First answer"),
             .explanation = CARPO_TR("Hyperparameter", "Where the network's distribution starts.")},
            {.key = "classes",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{3},
             .minimum = 3,
             .maximum = 5,
             .name = CARPO_TR("Hyperparameter", "Classes"),
             .explanation = CARPO_TR("Hyperparameter", "Among how many the probability is spread.")}};
}

std::vector<training::Hyperparameter> controls()
{
    const std::vector<training::Condition> onDescent{{"plays", {"descent"}}};
    std::vector<training::Hyperparameter> all{
        {.key = "plays",
         .type = training::ValueType::Choice,
         .defaultValue = std::string("mistake"),
         .choices = {{"mistake", CARPO_TR("Hyperparameter", "A mistake that grows surer")},
                     {"descent", CARPO_TR("Hyperparameter", "Gradient descent over the scores")}},
         .name = CARPO_TR("Hyperparameter", "What plays"),
         .explanation = CARPO_TR("Hyperparameter", "How the answer changes with every step.")}};
    const auto both = ofBoth();
    all.insert(all.end(), both.begin(), both.end());
    all.push_back({.key = "cost",
                   .type = training::ValueType::Choice,
                   .defaultValue = std::string("cross_entropy"),
                   .choices = {{"cross_entropy", CARPO_TR("Hyperparameter", "Cross-entropy")},
                               {"hinge", CARPO_TR("Hyperparameter", "Hinge")},
                               {"cosine", CARPO_TR("Hyperparameter", "Cosine")}},
                   .name = CARPO_TR("Hyperparameter", "Cost"),
                   .explanation = CARPO_TR("Hyperparameter", "What the descent makes small."),
                   .appliesWhen = onDescent});
    all.push_back({.key = "rate",
                   .type = training::ValueType::Real,
                   .defaultValue = 0.1,
                   .minimum = 0.001,
                   .maximum = 10,
                   .name = CARPO_TR("Hyperparameter", "Learning rate"),
                   .explanation = CARPO_TR("Hyperparameter", "How far each step moves the scores."),
                   .appliesWhen = onDescent,
                   .logarithmic = true});
    return all;
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "A sure mistake has no price limit"), {}},
        {CARPO_TR("Lesson", "Five classes"), {{"classes", "5"}}},
        {CARPO_TR("Lesson", "A soft label: the order matters"), {{"label", "soft"}}},
        {CARPO_TR("Lesson", "Cross-entropy mends a sure mistake"),
         {{"plays", "descent"}, {"answer", "mistake"}}},
        {CARPO_TR("Lesson", "Cosine hardly moves a sure mistake"),
         {{"plays", "descent"}, {"answer", "mistake"}, {"cost", "cosine"}}},
        {CARPO_TR("Lesson", "Hinge stops at its margin"),
         {{"plays", "descent"}, {"answer", "mistake"}, {"cost", "hinge"}}},
        {CARPO_TR("Lesson", "Never below the label's entropy"),
         {{"plays", "descent"}, {"answer", "mistake"}, {"label", "unsure"}}},
    };
}

std::unique_ptr<Demonstration> make(const Settings& settings, std::uint64_t)
{
    return std::make_unique<Costs>(settings);
}

} // namespace

Lesson costClassificationLesson()
{
    return {.key = "cost_classification",
            .title = CARPO_TR("Lesson", "Why does a sure mistake cost so much?"),
            .heading = CARPO_TR("Lesson", "Cost function: classification"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"loss.name", "cross_entropy"}}},
            .make = make};
}

} // namespace carpo::lessons
